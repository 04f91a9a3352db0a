import type { TeachingTexts } from './teachingTexts.ts';

export const teachingGerman: TeachingTexts = {
  title: 'Einen Pinsel lehren',
  close: 'Schließen',
  intro:
    'Markieren Sie eine Sache auf zwei oder drei Szenen, etwa jeden Balkon, den Sie sehen. Was auf diesen Szenen unmarkiert bleibt, gilt als etwas anderes.',
  picture: (scene) => `Szene ${scene}, zum Markieren`,
  before: 'Zurück',
  next: 'Weiter',
  any: 'Irgendeine',
  name: 'Name des Pinsels',
  example: 'Balkon',
  unnamed: 'gelehrt',
  tool: 'Werkzeug',
  mark: 'Markieren',
  erase: 'Wegnehmen',
  examples: 'Beispiele',
  marked: (scene, share) => `Szene ${scene}: ${share}`,
  rank: 'Seine Einheiten finden',
  status: 'Lehren',
  units: 'Einheiten, die zu den Beispielen passen',
  layer: (name, score) => `${name} (Übereinstimmung ${score})`,
  unitsHint:
    'Jede Einheit mit ihrer Übereinstimmung (IoU) mit dem Markierten, und wo sie in dieser Szene an ist. Die Übereinstimmung bei einer Schicht gilt ihren besten Einheiten auf einer Szene, die sie nicht ausgewählt hat.',
  chance: (iou) => `Zufall ${iou}`,
  phase: (phase, scenes) => {
    switch (phase) {
      case 'painting':
        return scenes === 0 ? 'Noch ist nichts markiert.' : `Auf ${scenes} Szenen markiert.`;
      case 'ranking':
        return 'Alle Einheiten werden mit dem Markierten verglichen …';
      case 'ranked':
        return 'Der Pinsel kann gemacht werden.';
      case 'improving':
        return 'Striche werden ausprobiert und angesehen …';
    }
  },
  improve: 'Bessere Pegel ausprobieren',
  improveHint:
    'Probiert Striche auf anderen Szenen aus, lässt den Segmentierer des Modells sie ansehen und behält die Pegel, die mehr vom Markierten zeichnen. Lässt sich jederzeit anhalten.',
  improved: (gain) => `Wo sie ausprobiert wurden, werden Striche zu ${gain} daraus.`,
  forget: 'Zurück zu den einfachen Einheiten',
  stop: 'Anhalten',
  unknown:
    'Der Segmentierer des Modells sieht im Markierten keine seiner Klassen, also kann nichts sagen, welche Striche dazu wurden. Der Pinsel der einfachen Einheiten kann trotzdem gemacht werden.',
  make: 'Pinsel machen',
};
