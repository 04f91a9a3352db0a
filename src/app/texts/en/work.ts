import type { WorkMessage } from '../../../editor/work/workState.ts';

const CHANGED =
  ' It was made with an earlier table of brushes, so that some of its strokes may look different.';

type Told = Exclude<WorkMessage, { kind: 'problem' }>;

/** Opening, saving and handing on. */
export const work = {
  menu: 'Open, save, share',
  painting: 'Painting',
  open: 'Open…',
  save: 'Save to a file',
  copyLink: 'Copy link',
  picture: 'Picture',
  copyImage: 'Copy image',
  saveLarge: (side: number): string => `Save large image, ${side} × ${side}`,
  saveBeforeAfter: 'Save before and after',
  saveReplay: 'Save replay (GIF)',
  inside: 'Keep the painting inside saved images',
  insideHint: 'Such an image opens the painting again.',
  withControl: (key: string): string => `Ctrl+${key}`,
  kept: (kind: 'nothing' | 'waiting' | 'kept' | 'failed'): string =>
    ({
      nothing: 'What you paint is kept in this browser.',
      waiting: 'Being kept in this browser…',
      kept: 'Kept in this browser.',
      failed: 'Not kept in this browser: save it to a file.',
    })[kind],
  message: 'Painting',
  messages: (told: Told): string => {
    switch (told.kind) {
      case 'restored':
        return `Your last painting is back, with ${strokes(told.strokes)}.`;
      case 'earlier':
        return told.opened === 'link'
          ? `The painting from the link is open.${told.changed ? CHANGED : ''} Your own, with ${strokes(told.work.strokes)}, is kept.`
          : `Your last painting, with ${strokes(told.work.strokes)}, is kept.`;
      case 'opened':
        return (
          (told.name === null ? 'The painting is open.' : `${told.name} is open.`) +
          (told.changed ? CHANGED : '')
        );
      case 'saved':
        return `${told.name} is saved.`;
      case 'copied-image':
        return 'The image is in the clipboard.';
      case 'copied-link':
        return told.long
          ? `The link is in the clipboard. It has ${told.length} characters, and some programs cut such links. A file is safer, and keeps every point of the strokes.`
          : `The link is in the clipboard (${told.length} characters). It opens the same picture, its strokes in fewer points; a file keeps them all.`;
      case 'link':
        return 'The browser did not let the link into the clipboard. Copy it from here.';
    }
  },
  link: 'Link',
  startFresh: 'Start fresh',
  openEarlier: 'Open it',
  dismiss: 'Close',
  replaying: 'Drawing the replay',
  stop: 'Stop',
  before: 'before',
  after: (count: number): string => `after ${strokes(count)}`,
  /** Files that may be dropped. */
  file: 'a saved painting (.ganpaint or .png)',
};

function strokes(count: number): string {
  return count === 1 ? 'one stroke' : `${count} strokes`;
}
