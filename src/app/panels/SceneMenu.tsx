import { Fragment, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { MenuPlace } from '../canvas/sceneInput.ts';
import type { SceneView } from '../canvas/sceneView.ts';
import { FIT } from '../canvas/view.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { chordParts, onMac } from '../keys/chordParts.ts';
import { KEY_TABLE, type KeyCommand } from '../keys/keyTable.ts';
import { useTexts } from '../TextsContext.tsx';
import { focusItem, listenBeside, moveFocus, placeMenu } from './menuFocus.ts';

type SceneMenuProps = {
  readonly place: MenuPlace;
  readonly view: SceneView;
  readonly onHelp: () => void;
  readonly onClose: () => void;
};

type Item = {
  readonly label: string;
  readonly able: boolean;
  readonly run: () => void;
  /** The key that does the same. */
  readonly key?: KeyCommand;
};

/**
 * What can be done with the picture, at the place that was pointed at. The keys of menus work in it
 * (ARIA practices, menu); it goes on Escape, Tab and a press beside it, which does nothing else.
 */
export function SceneMenu({ place, view, onHelp, onClose }: SceneMenuProps): ReactNode {
  const texts = useTexts();
  const menu = useRef<HTMLDivElement>(null);
  const groups = useItems(place, view, onHelp);
  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    element.showPopover();
    placeMenu(element, place.left, place.top);
    if (place.byKeys) focusItem(element, 'first');
    else element.focus();
  }, [place]);
  useEffect(() => (menu.current ? listenBeside(menu.current, onClose) : undefined), [onClose]);
  /** The focus goes back to the picture before anything else takes it. */
  const leave = (): void => {
    document.querySelector<HTMLElement>('[data-testid=scene]')?.focus({ preventScroll: true });
    onClose();
  };
  return (
    <div
      ref={menu}
      popover="manual"
      className="menu-sheet scene-menu"
      role="menu"
      tabIndex={-1}
      aria-label={texts.place.menu}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Tab') leave();
        else if (!menu.current || !moveFocus(menu.current, event.key)) return;
        if (event.key !== 'Tab') event.preventDefault();
      }}
    >
      {groups.map((items, group) => (
        <Fragment key={items[0]?.label}>
          {group > 0 && <hr />}
          {items.map(({ label, able, run, key }) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={!able}
              onClick={() => {
                leave();
                run();
              }}
            >
              <span>{label}</span>
              {key && <Key command={key} />}
            </button>
          ))}
        </Fragment>
      ))}
    </div>
  );
}

function useItems(place: MenuPlace, view: SceneView, onHelp: () => void): Item[][] {
  const { actions, keys, place: words, work } = useTexts();
  const editor = useEditor();
  const there = useEditorState(({ engine }) => engine.phase === 'ready');
  const whole = useStore(view.store, ({ scale }) => scale === FIT.scale);
  return [
    [
      { label: actions.undo, key: 'undo', ...useCommand('undo') },
      { label: actions.redo, key: 'redo', ...useCommand('redo') },
      { label: actions.reset, ...useCommand('reset') },
    ],
    [{ label: words.pick, key: 'pick', able: there, run: () => void editor.pick.at(place.at) }],
    [
      { label: work.copyImage, key: 'copy', ...useCommand('copy') },
      { label: actions.saveImage, ...useCommand('save-image') },
      { label: actions.newScene, key: 'new-scene', ...useCommand('new-scene') },
    ],
    [
      { label: keys.commands.fit, key: 'fit', able: !whole, run: () => view.fit() },
      { label: keys.open, key: 'help', able: true, run: onHelp },
    ],
  ];
}

/** The chief key of a command; for the eye, since a menu's item is named by its label. */
function Key({ command }: { readonly command: KeyCommand }): ReactNode {
  const { keys } = useTexts();
  const chord = KEY_TABLE.find((row) => row.command === command)?.chords[0];
  if (!chord) return null;
  return <kbd aria-hidden="true">{chordParts(chord, keys.keyNames, onMac()).join('+')}</kbd>;
}
