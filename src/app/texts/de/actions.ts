import type { Texts } from '../texts.ts';

export const actions: Texts['actions'] = {
  tools: 'Werkzeuge',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  reset: 'Zurücksetzen',
  newScene: 'Neue Szene',
  saveImage: 'Bild speichern',
  compare: 'Vergleichen',
  compareHint: 'Gedrückt halten, um die Szene ohne die Striche zu sehen (Taste V)',
};
