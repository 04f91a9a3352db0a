import type { Texts } from '../texts.ts';

export const scenes: Texts['scenes'] = {
  many: 'Viele Szenen',
  manyTitle: 'Dieselben Striche auf anderen Szenen',
  manyHint: 'Eine wählen, um mit den Strichen dorthin zu gehen.',
  manyBare: 'Erst etwas malen, oder die Szenen ansehen, wie sie sind.',
  count: 'Auf einmal',
  others: 'Andere',
  close: 'Schließen',
  goTo: 'Szene Nummer',
  go: 'Öffnen',
  range: (value: string, last: number): string =>
    `Dieses Modell hat die Szenen 0 bis ${last}; „${value}“ ist keine Nummer davon.`,
  progress: (done, total) => `${done} von ${total} berechnet`,
  withStrokes: (scene) => `Szene ${scene} mit den Strichen`,
  blend: 'Überblenden',
  blendWith: (scene) => `mit Nr. ${scene}`,
  blendChoose: (scene) => `Mit Szene ${scene} überblenden`,
};
