import type { CheckpointFault } from '../../../model/checkpoint/refusal.ts';
import type { FolderFault } from '../../../model/folder/importFolder.ts';
import type { LayoutFault } from '../../../model/proggan/layout.ts';
import { numbersIn } from '../numbers.ts';

const { bytes, number } = numbersIn('de-DE');

export function checkpointProblem(file: string, fault: CheckpointFault): string {
  switch (fault.reason) {
    case 'not-pytorch':
      return `${file} ist keine PyTorch-Datei: Sie beginnt mit ${fault.found}. Bitte eine Datei nehmen, die torch.save geschrieben hat, etwa eine veröffentlichte .pth.`;
    case 'other-kind':
      return `${file} enthält ${fault.found}, kein state_dict. Bitte das state_dict() des Generators mit torch.save speichern und diese Datei öffnen.`;
    case 'truncated':
      return `${file} bricht mitten in ${fault.part} ab. Bitte noch einmal laden oder kopieren.`;
    case 'forbidden':
      return `${file} verlangt ${fault.what}; das hat in einem state_dict nichts zu suchen und wird hier nie ausgeführt. Bitte allein das state_dict() des Generators mit torch.save speichern und diese Datei öffnen.`;
    case 'damaged':
      return `${file} ist beschädigt: ${fault.detail}. Bitte noch einmal laden oder kopieren.`;
    case 'too-large':
      return `${file} wird abgelehnt: ${fault.what} übersteigt ${fault.limit > 1e6 ? bytes(fault.limit) : number(fault.limit)}, weit mehr, als ein Generator braucht.`;
  }
}

export function layoutProblem(file: string, fault: LayoutFault): string {
  const wanted =
    'Diese Seite öffnet Progressive GANs, wie CSAILVision/gandissect sie veröffentlicht.';
  switch (fault.reason) {
    case 'other-network':
      return `${file} enthält ein anderes Netz (${fault.found.join(', ') || 'keine Tensoren'}, …). ${wanted}`;
    case 'tensor-missing':
      return `In ${file} fehlt der Tensor ${fault.key}. ${wanted}`;
    case 'shape':
      return `In ${file} soll der Tensor ${fault.key} die Form ${fault.expected} haben, hat aber ${fault.found}. ${wanted}`;
    case 'tensor-unknown':
      return `${file} hat den Tensor ${fault.key}, den die veröffentlichten Generatoren nicht haben; die Bilder würden falsch. ${wanted}`;
    case 'layer-count':
      return `${file} hat ${fault.found} Schichten; Generatoren von 8 × 8 bis 1024 × 1024 haben 4, 6, … oder 18. ${wanted}`;
    case 'not-finite':
      return `In ${file} enthält der Tensor ${fault.key} Werte, die keine Zahlen sind. Bitte noch einmal laden oder kopieren.`;
  }
}

/** Warum Dateien nicht als Modellordner genommen wurden. */
export function folderProblem(fault: FolderFault): string {
  switch (fault.reason) {
    case 'no-manifest':
      return `Ein Modellordner hat eine manifest.json, und was kam, hat keine (${fault.found.join(', ') || 'keine Dateien'}). Legen Sie den ganzen Ordner ab, alle seine Dateien auf einmal oder ein ZIP davon.`;
    case 'missing':
      return `Das Manifest nennt ${fault.file}, das nicht unter den Dateien ist. Legen Sie alle Dateien des Ordners auf einmal ab oder ein ZIP davon.`;
    case 'differs':
      return `${fault.file} ist nicht die Datei, die das Manifest nennt: erwartet ${fault.expected}, bekommen ${fault.found}. Exportieren Sie das Modell noch einmal oder kopieren Sie alle Dateien neu.`;
    case 'weights':
      return '„weights“ im Manifest ist nicht der Hash seiner Stufen. Exportieren Sie das Modell noch einmal, damit beide zusammengehören.';
    case 'id':
      return `Die „id“ eines Modells hat Kleinbuchstaben, Ziffern und Bindestriche, nicht „${fault.found}“. Geben Sie ihm in manifest.json eine andere.`;
  }
}
