import type { Problem, WebgpuGap } from '../../../model/problem.ts';
import { numbersIn } from '../numbers.ts';
import { fileName } from '../parts.ts';
import { checkpointProblem, folderProblem, layoutProblem, onnxProblem } from './checkpoints.ts';
import { sessionProblem } from './sessionProblems.ts';

export function problem(found: Problem): string {
  switch (found.code) {
    case 'file-missing':
      return `Auf dem Server fehlt ${fileName(found.url)} (Antwort ${found.status}). Bitte den Ordner des Modells so zurücklegen, wie er gebaut wurde, und es noch einmal versuchen.`;
    case 'network':
      return `${fileName(found.url)} ließ sich nicht laden. Bitte die Verbindung prüfen und es noch einmal versuchen.`;
    case 'file-corrupt':
      return `${fileName(found.url)} ist nicht die Datei, die das Manifest des Modells nennt: erwartet ${found.expected}, erhalten ${found.actual}. Bitte noch einmal versuchen; bleibt es dabei, den Ordner des Modells so zurücklegen, wie er gebaut wurde.`;
    case 'not-json':
      return `${fileName(found.url)} sollte JSON sein, ist es aber nicht. Vielleicht beantwortet der Server fehlende Dateien mit einer Seite: Bitte die Adresse des Modells prüfen.`;
    case 'format-newer':
      return `${fileName(found.url)} hat die Formatversion ${found.found}; diese App liest Versionen bis ${found.newest}. Bitte die Seite neu laden, um eine neuere App zu bekommen, oder ein älteres Modell benutzen.`;
    case 'format-invalid':
      return `${fileName(found.url)} ist bei „${found.path}“ nicht gültig: ${found.detail}. Bitte das Modell neu exportieren.`;
    case 'table-of-other-weights':
      return `${fileName(found.url)} wurde für andere Gewichte berechnet als die dieses Modells. Bitte mit „npm run dissect“ neu berechnen.`;
    case 'model-unknown':
      return `Ein Modell „${found.id}“ gibt es hier nicht. Bitte „model=“ in der Adresse prüfen oder das Dorf öffnen.`;
    case 'file-kind-unknown':
      return `Eine Datei wie ${found.name} öffnet diese Seite nicht. Sie öffnet ${numbersIn('de-DE').anyOf(found.known)}.`;
    case 'checkpoint':
      return checkpointProblem(found.file, found.fault);
    case 'checkpoint-layout':
      return layoutProblem(found.file, found.fault);
    case 'model-files':
      return folderProblem(found.fault);
    case 'onnx':
      return onnxProblem(found.file, found.fault);
    case 'storage-missing':
      return `Dieser Browser bewahrt für diese Seite keine Dateien auf (${found.detail}), wie manche privaten Fenster. Bitte ein gewöhnliches Fenster benutzen oder „npm run import“ auf dem Rechner, der die Seite ausliefert.`;
    case 'import-failed':
      return `Die Datei ließ sich nicht umwandeln (${found.detail}). Bitte noch einmal versuchen.`;
    case 'scene-invalid':
      return `„scene=“ in der Adresse soll eine ganze Zahl von 0 bis 4294967295 sein, nicht „${found.value}“. Bitte berichtigen oder das Dorf öffnen.`;
    case 'scene-beyond':
      return `${found.title} hat die Szenen 0 bis ${found.last} und keine Szene ${found.scene}, weil ihre Zufallszahlen nur von Anfang an durchlaufen werden können. Bitte eine Nummer aus diesem Bereich wählen.`;
    case 'backend-invalid':
      return `„backend=“ in der Adresse soll auto, webgpu oder wasm sein, nicht „${found.value}“. Bitte berichtigen oder das Dorf öffnen.`;
    case 'address-invalid':
      return `„${found.parameter}=“ in der Adresse sollte ${numbersIn('de-DE').anyOf(found.known)} sein, nicht „${found.value}“. Bitte berichtigen oder das Dorf öffnen.`;
    case 'no-segmenter':
      return `„${found.model}“ hat keinen Segmentierer, deshalb lässt sich nicht messen, was auf den Bildern zu sehen ist. Bitte das Dorf öffnen oder dem Ordner des Modells einen Segmentierer beigeben.`;
    case 'webgpu-missing':
      return `WebGPU war verlangt, aber ${webgpuGap(found)}. Bitte WASM benutzen oder einen Browser mit WebGPU auf einer Seite über HTTPS.`;
    case 'wasm-missing':
      return `Diese App braucht WebAssembly, und in diesem Browser ist es ausgeschaltet (${found.detail}). Bitte einschalten oder einen anderen Browser benutzen.`;
    case 'parity':
      return `${found.backend} berechnet auf diesem Gerät falsche Bilder (Abweichung ${found.difference.toPrecision(2).replace('.', ',')}). Bitte das andere Rechenwerk benutzen oder den Grafiktreiber aktualisieren und es noch einmal versuchen.`;
    case 'stage-failed':
      return `Das Netz blieb bei ${found.stage} stehen: ${found.detail}. Alle Striche sind noch da; bitte noch einmal versuchen.`;
    case 'worker-crashed':
      return `Der Teil, der das Netz ausführt, ist abgestürzt (${found.detail}). Alle Striche sind noch da; bitte noch einmal versuchen.`;
    case 'worker-silent':
      return `Der Teil, der das Netz ausführt, antwortet seit ${found.seconds} Sekunden nicht. Alle Striche sind noch da; bitte noch einmal versuchen.`;
    default:
      return sessionProblem(found);
  }
}

/** Why there is no WebGPU, as the end of a sentence. */
export function webgpuGap({ reason, detail }: WebgpuGap): string {
  switch (reason) {
    case 'not-offered':
      return 'dieser Browser bietet es hier nicht an';
    case 'no-adapter':
      return 'es ist keine brauchbare Grafikkarte da';
    case 'software-only':
      return 'es ist nur eine in Software nachgebildete Grafikkarte da';
    case 'refused':
      return `die Grafikkarte hat kein Gerät herausgegeben (${detail})`;
    case 'lost':
      return `die Verbindung zur Grafikkarte ist immer wieder abgerissen (${detail})`;
  }
}
