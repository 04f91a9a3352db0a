import type { Editor } from '../../editor/editor.ts';
import type { EditorState } from '../../editor/editorState.ts';
import type { Work } from '../../editor/work/work.ts';
import { randomScene } from '../randomScene.ts';
import { copyImage } from '../work/clipboard.ts';
import { chooseFile } from '../work/openFile.ts';
import { saveImage } from '../work/savePictures.ts';
import { saveSession } from '../work/saveSession.ts';

/** What a command acts on. */
export type CommandTargets = { readonly editor: Editor; readonly work: Work };

export type Command = {
  /** Whether there is something to do. */
  readonly able: (state: EditorState) => boolean;
  readonly run: (targets: CommandTargets) => void;
};

const there = ({ model }: EditorState): boolean => model !== null;
const ready = ({ engine }: EditorState): boolean => engine.phase === 'ready';

/** What buttons, keys and the menu over the picture do alike. */
export const COMMANDS = {
  undo: {
    able: ({ history }) => history.done !== null,
    run: ({ editor }) => editor.undo(),
  },
  redo: {
    able: ({ history }) => history.undone !== null,
    run: ({ editor }) => editor.redo(),
  },
  reset: {
    able: ({ history }) => history.document.strokes.length > 0,
    run: ({ editor }) => editor.reset(),
  },
  'new-scene': {
    able: (state) => ready(state) && there(state),
    run: ({ editor }) => {
      const { model } = editor.store.getState();
      if (model) editor.changeScene(randomScene(model.manifest));
    },
  },
  open: { able: there, run: ({ work }) => void chooseFile(work) },
  save: { able: there, run: ({ editor, work }) => void saveSession(work, editor) },
  copy: { able: ready, run: ({ editor, work }) => void copyImage(work, editor) },
  'save-image': { able: ready, run: ({ editor, work }) => void saveImage(work, editor) },
} satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

/** Does what a command does, if there is something to do. */
export function runCommand(name: CommandName, targets: CommandTargets): void {
  const { able, run }: Command = COMMANDS[name];
  if (able(targets.editor.store.getState())) run(targets);
}
