import { Fragment, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { chordParts, onMac } from '../keys/chordParts.ts';
import type { Chord } from '../keys/chords.ts';
import { KEY_GROUPS, KEY_TABLE } from '../keys/keyTable.ts';
import { setSingleKeys, singleKeys } from '../keys/singleKeys.ts';
import { Sheet } from '../Sheet.tsx';
import { useTexts } from '../TextsContext.tsx';

/** All keys and gestures, made from the table of keys, and the switch for those without Ctrl. */
export function HelpSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { keys } = useTexts();
  const on = useStore(singleKeys);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <Sheet dialog={dialog} title={keys.title} close={keys.close} onClose={onClose}>
      <label className="check">
        <input
          type="checkbox"
          checked={on}
          onChange={({ target }) => setSingleKeys(target.checked)}
        />
        <span>
          {keys.single}
          <span className="hint">{keys.singleHint}</span>
        </span>
      </label>
      <div className="sheet-groups">
        {KEY_GROUPS.map((group) => (
          <KeyTable key={group} title={keys.groups[group]}>
            {KEY_TABLE.filter((row) => row.group === group).map(({ command, chords }) => (
              <tr key={command}>
                <th scope="row">{keys.commands[command]}</th>
                <td>
                  <Chords chords={chords} />
                </td>
              </tr>
            ))}
          </KeyTable>
        ))}
        <KeyTable title={keys.gestures}>
          {keys.gestureList.map(([what, how]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{how}</td>
            </tr>
          ))}
        </KeyTable>
      </div>
    </Sheet>
  );
}

function KeyTable({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <table className="keys">
      <caption>{title}</caption>
      <tbody>{children}</tbody>
    </table>
  );
}

/** Chords as they are pressed; those of the four arrows, which differ by the last key alone, as one. */
function Chords({ chords }: { readonly chords: readonly Chord[] }): ReactNode {
  const { keys } = useTexts();
  const mac = onMac();
  const parts = chords.map((chord) => chordParts(chord, keys.keyNames, mac));
  const arrows = chords.every(({ key }) => key.startsWith('Arrow'));
  const shown = arrows
    ? [[...(parts[0]?.slice(0, -1) ?? []), parts.map((part) => part.at(-1)).join(' ')]]
    : parts;
  return shown.map((chord, place) => (
    <Fragment key={chord.join()}>
      {place > 0 && ' '}
      <span className="chord">
        {chord.map((part, i) => (
          <Fragment key={part}>
            {i > 0 && '+'}
            <kbd>{part}</kbd>
          </Fragment>
        ))}
      </span>
    </Fragment>
  ));
}
