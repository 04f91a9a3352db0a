import type { CheckpointFault } from '../../../model/checkpoint/refusal.ts';
import type { FolderFault } from '../../../model/folder/importFolder.ts';
import type { OnnxFault } from '../../../model/onnx/onnxFault.ts';
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

/** Warum eine ONNX-Datei nicht in ein Modell zerlegt wurde. */
export function onnxProblem(file: string, fault: OnnxFault): string {
  switch (fault.reason) {
    case 'damaged':
      return `${file} ist keine ONNX-Datei oder beschädigt (${fault.detail}). Exportieren Sie sie noch einmal.`;
    case 'external':
      return `${file} hält ${fault.tensor} in einer anderen Datei. Exportieren Sie alle Gewichte mit hinein.`;
    case 'ports':
      return `Ein Generator hat einen ${fault.port === 'input' ? 'Eingang' : 'Ausgang'}; ${file} hat ${fault.found.join(', ') || 'keinen'}. Exportieren Sie ihn mit einem.`;
    case 'type':
      return `Der ${fault.port === 'input' ? 'Eingang' : 'Ausgang'} von ${file} sollte float32 sein, hat aber den ONNX-Typ ${fault.found}. Exportieren Sie in float32; Gewichte dürfen hinter einem Cast float16 sein.`;
    case 'shape':
      return `${fault.tensor} von ${file} sollte ${fault.expected} sein, ist aber ${fault.found}.`;
    case 'unknown':
      return `${file} hat keinen Tensor ${fault.tensor}. Einige, die es hat: ${fault.known.join(', ')}.`;
    case 'bypass':
      return `${file} lässt sich nicht bei ${fault.tensor} schneiden: Was danach kommt, braucht auch ${fault.also}. Schneiden Sie, wo alles durch einen Tensor geht.`;
    case 'subgraph':
      return `${file} hat ${fault.operator}, das einen eigenen Graphen enthält und sich nicht schneiden lässt. Exportieren Sie ohne Kontrollfluss.`;
    case 'run':
      return `${file} lässt sich hier nicht ausführen: ${fault.detail}. Exportieren Sie mit Standardoperatoren (Opset 17 oder niedriger) und allen Gewichten in der Datei.`;
    case 'uncut':
      return `${file} hat keine Merkmalskarte, durch die alles geht, also keine Stelle zum Schneiden und Malen. Nehmen Sie einen Generator, dessen Schichten aufeinander folgen, ohne Verbindungen an allen vorbei.`;
  }
}
