import type { Editor } from '../../editor/editor.ts';
import { offeredBrushes, takeBrush } from '../../editor/brushChoice.ts';
import { SIZE_RANGE } from '../../editor/settings.ts';
import type { Work } from '../../editor/work/work.ts';
import type { StrokeMode } from '../../model/stroke.ts';
import type { Announcer } from '../announcements/announcer.ts';
import type { SceneInput } from '../canvas/sceneInput.ts';
import type { SceneView } from '../canvas/sceneView.ts';
import { runCommand, type CommandName } from '../commands/commands.ts';
import type { PageTexts } from '../texts/pageTexts.ts';
import { digitOf, type KeyPress } from './chords.ts';
import type { KeyCommand } from './keyTable.ts';

/** What keys act on. */
export type KeyTargets = {
  readonly editor: Editor;
  readonly work: Work;
  readonly view: SceneView;
  /** Null while the picture is not on the page. */
  readonly input: () => SceneInput | null;
  readonly texts: PageTexts;
  readonly announcer: Announcer;
  readonly openHelp: () => void;
};

/** What a key does when it goes down, and, for those that act while they are held, when it comes up. */
export type KeyAction = {
  readonly press: (press: KeyPress) => void;
  readonly release?: () => void;
};

const STEP = 0.02;
const FAR_STEP = 0.1;
const ZOOM_STEP = 1.5;

export function keyActions(targets: KeyTargets): Readonly<Record<KeyCommand, KeyAction>> {
  const { editor, view, input, texts, announcer, openHelp } = targets;
  const live = () => texts.store.getState().texts.live;

  function chooseMode(mode: StrokeMode): KeyAction {
    return {
      press: () => {
        editor.changeSettings((settings) => ({ ...settings, mode }));
        announcer.say(texts.store.getState().texts.tools.modes[mode]);
      },
    };
  }

  /** A step is a tenth of the size, at least one percent of the width. */
  function resize(direction: number): KeyAction {
    return {
      press: () => {
        editor.changeSettings((settings) => {
          const size = settings.size + direction * Math.max(1, Math.round(settings.size / 10));
          return { ...settings, size: Math.min(Math.max(size, SIZE_RANGE.min), SIZE_RANGE.max) };
        });
        const { settings } = editor.store.getState();
        if (settings) announcer.say(live().size(settings.size / 100));
      },
    };
  }

  function chooseBrush(press: KeyPress): void {
    const brush = offeredBrushes(editor)[digitOf(press) ?? -1];
    if (!brush) return;
    takeBrush(editor, brush);
    announcer.say(texts.store.getState().texts.concept(brush.name));
  }

  function command(name: CommandName): KeyAction {
    return { press: () => runCommand(name, targets) };
  }

  function moveCursor({ key }: KeyPress, step: number): void {
    const dx = Number(key === 'ArrowRight') - Number(key === 'ArrowLeft');
    const dy = Number(key === 'ArrowDown') - Number(key === 'ArrowUp');
    input()?.keyboard.move(dx * step, dy * step);
  }

  function zoom(act: () => void): KeyAction {
    return {
      press: () => {
        act();
        announcer.say(live().zoom(view.store.getState().scale));
      },
    };
  }

  return {
    draw: chooseMode('draw'),
    erase: chooseMode('erase'),
    restore: chooseMode('restore'),
    brush: { press: chooseBrush },
    pick: { press: () => input()?.pick() },
    smaller: resize(-1),
    larger: resize(1),
    cursor: { press: (press) => moveCursor(press, STEP) },
    'cursor-far': { press: (press) => moveCursor(press, FAR_STEP) },
    paint: {
      press: () => input()?.keyboard.press(),
      release: () => input()?.keyboard.release(),
    },
    cancel: { press: () => input()?.cancel() },
    menu: { press: () => input()?.openMenu() },
    // During a stroke it takes that back, before there is a step.
    undo: { press: () => editor.undo() },
    redo: command('redo'),
    'new-scene': command('new-scene'),
    open: command('open'),
    save: command('save'),
    copy: command('copy'),
    compare: { press: () => editor.compare(true), release: () => editor.compare(false) },
    'zoom-in': zoom(() => view.zoom(ZOOM_STEP)),
    'zoom-out': zoom(() => view.zoom(1 / ZOOM_STEP)),
    fit: zoom(() => view.fit()),
    pan: {
      press: () => input()?.holdPan(true),
      release: () => input()?.holdPan(false),
    },
    help: { press: openHelp },
  };
}
