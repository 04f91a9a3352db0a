import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useWork } from '../work/WorkContext.ts';
import { COMMANDS, runCommand, type CommandName } from './commands.ts';

/** A command, and whether there is something for it to do now. */
export function useCommand(name: CommandName): {
  readonly able: boolean;
  readonly run: () => void;
} {
  const targets = { editor: useEditor(), work: useWork() };
  const able = useEditorState(COMMANDS[name].able);
  return { able, run: () => runCommand(name, targets) };
}
