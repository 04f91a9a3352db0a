import type { WorkMessage } from '../../../editor/work/workState.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import type { PageData } from './pageData.ts';

type Told = Exclude<WorkMessage, { kind: 'problem' }>;

/** Opening, saving and handing on. */
export function workTexts(
  { messages, strokes: forms, changed: note, ...data }: PageData['work'],
  { counted }: Numbers,
) {
  const strokes = (count: number): string => counted(forms, count);
  const changed = (told: { readonly changed: boolean }): string => (told.changed ? note : '');
  return {
    ...data,
    saveLarge: (side: number) => fill(data.saveLarge, { side }),
    withControl: (key: string) => fill(data.withControl, { key }),
    kept: (kind: keyof typeof data.kept) => data.kept[kind],
    messages: (told: Told): string => {
      switch (told.kind) {
        case 'restored':
          return fill(messages.restored, { strokes: strokes(told.strokes) });
        case 'earlier':
          return fill(told.opened === 'link' ? messages.besideLink : messages.earlier, {
            changed: changed(told),
            strokes: strokes(told.work.strokes),
          });
        case 'opened':
          return told.name === null
            ? messages.opened + changed(told)
            : fill(messages.openedNamed, { name: told.name }) + changed(told);
        case 'copied-link':
          return fill(messages['copied-link'][told.long ? 'long' : 'short'], {
            length: told.length,
          });
        default:
          return fill(messages[told.kind], told);
      }
    },
    after: (count: number) => fill(data.after, { strokes: strokes(count) }),
  };
}
