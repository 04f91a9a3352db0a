import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';

const { bytes, percent } = numbersIn('de-DE');

export const models: Texts['models'] = {
  title: 'Modelle',
  generatorFile: 'einen Generator (.pth)',
  onnxFile: 'einen ONNX-Generator (.onnx)',
  folderFile: 'ein Modellordner oder ein ZIP davon',
  open: 'Generator öffnen …',
  intro:
    'Eine Datei (.pth) eines veröffentlichten Progressive GAN irgendwo auf der Seite ablegen, einen einzelnen ONNX-Generator oder einen Ordner (oder ein ZIP) mit Manifest und ONNX-Stufen. Alles bleibt in diesem Browser und wird nirgendwohin gesendet.',
  reading: (share) => `Datei wird gelesen, ${percent(share)}`,
  converting: (done, total) => `Schicht ${done} von ${total} wird umgewandelt`,
  looking: 'Das Netz läuft einmal, um seine Schichten zu sehen',
  cut: {
    title: (file) => `Wo ${file} geschnitten wird`,
    hint: 'Jeder angekreuzte Tensor wird eine Schicht, auf der gemalt werden kann. Die letzte Aktivierung jeder Größe ist schon angekreuzt.',
    tensors: 'Tensoren, durch die alles geht',
    shape: (units, height, width) =>
      `${units} ${units === 1 ? 'Einheit' : 'Einheiten'}, ${height} × ${width}`,
    latent: 'Latente Vektoren, mit denen trainiert wurde',
    latentHint:
      'Die Datei sagt es nicht. Sehen die Bilder falsch aus, noch einmal mit der anderen Verteilung importieren.',
    distributions: {
      normal: 'standardnormalverteilt',
      sphere: 'normalverteilt, auf Länge √Größe gebracht',
    },
    confirm: 'Schneiden und öffnen',
    none: 'Mindestens einen Tensor ankreuzen.',
  },
  cancel: 'Abbrechen',
  close: 'Schließen',
  shown: 'gerade geöffnet',
  builtIn: 'gehört zur Seite',
  stored: (size, resolution) =>
    resolution > 0 ? `${resolution} × ${resolution}, ${bytes(size)}` : bytes(size),
  paint: (title) => `Mit ${title} malen`,
  paintShort: 'Malen',
  remove: (title) => `${title} löschen`,
  removeShort: 'Löschen',
  removeReally: (title) => `${title} wirklich löschen`,
  removeReallyShort: 'Wirklich löschen',
  total: (size) => `${bytes(size)} in diesem Browser.`,
  heldShort: 'nur im Speicher',
  held: (reason) =>
    reason === 'missing'
      ? 'Dieser Browser bewahrt für diese Seite keine Dateien auf; das Modell liegt nur im Arbeitsspeicher. Es ist fort, sobald die Seite geschlossen oder neu geladen wird.'
      : 'Der Browser hat für das Modell keinen Platz mehr; es liegt nur im Arbeitsspeicher und ist fort, sobald die Seite geschlossen oder neu geladen wird. Bitte Modelle löschen und es noch einmal importieren.',
  slow: 'ein Bild dauert hier lange und folgt, sobald der Zeiger ruht',
};
