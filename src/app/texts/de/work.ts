import type { Texts } from '../texts.ts';

const CHANGED =
  ' Es entstand mit einer früheren Pinseltabelle; einige Striche können daher anders aussehen.';

export const work: Texts['work'] = {
  menu: 'Öffnen, sichern, teilen',
  painting: 'Gemaltes',
  open: 'Öffnen …',
  save: 'Als Datei sichern',
  copyLink: 'Link kopieren',
  picture: 'Bild',
  copyImage: 'Bild kopieren',
  saveLarge: (side) => `Großes Bild sichern, ${side} × ${side}`,
  saveBeforeAfter: 'Vorher und nachher sichern',
  saveReplay: 'Ablauf sichern (GIF)',
  inside: 'Gemaltes in gesicherten Bildern aufheben',
  insideHint: 'Ein solches Bild öffnet das Gemalte wieder.',
  withControl: (key) => `Strg+${key}`,
  kept: (kind) =>
    ({
      nothing: 'Was gemalt wird, hebt dieser Browser auf.',
      waiting: 'Wird in diesem Browser aufgehoben …',
      kept: 'In diesem Browser aufgehoben.',
      failed: 'Nicht in diesem Browser aufgehoben: bitte als Datei sichern.',
    })[kind],
  message: 'Gemaltes',
  messages: (told) => {
    switch (told.kind) {
      case 'restored':
        return `Das zuletzt Gemalte ist wieder da, mit ${strokes(told.strokes)}.`;
      case 'earlier':
        return told.opened === 'link'
          ? `Das Gemalte aus dem Link ist geöffnet.${told.changed ? CHANGED : ''} Das eigene, mit ${strokes(told.work.strokes)}, ist aufgehoben.`
          : `Das zuletzt Gemalte, mit ${strokes(told.work.strokes)}, ist aufgehoben.`;
      case 'opened':
        return (
          (told.name === null ? 'Das Gemalte ist geöffnet.' : `${told.name} ist geöffnet.`) +
          (told.changed ? CHANGED : '')
        );
      case 'saved':
        return `${told.name} ist gesichert.`;
      case 'copied-image':
        return 'Das Bild ist in der Zwischenablage.';
      case 'copied-link':
        return told.long
          ? `Der Link ist in der Zwischenablage. Er hat ${told.length} Zeichen, und manche Programme schneiden solche Links ab. Eine Datei ist sicherer und behält jeden Punkt der Striche.`
          : `Der Link ist in der Zwischenablage (${told.length} Zeichen). Er öffnet das gleiche Bild, die Striche mit weniger Punkten; eine Datei behält alle.`;
      case 'link':
        return 'Der Browser hat den Link nicht in die Zwischenablage gelassen. Hier lässt er sich kopieren.';
    }
  },
  link: 'Link',
  startFresh: 'Neu beginnen',
  openEarlier: 'Öffnen',
  dismiss: 'Schließen',
  replaying: 'Ablauf wird gezeichnet',
  stop: 'Anhalten',
  before: 'vorher',
  after: (count) => `nach ${strokes(count)}`,
  file: 'Gemaltes (.ganpaint oder .png)',
};

function strokes(count: number): string {
  return count === 1 ? 'einem Strich' : `${count} Strichen`;
}
