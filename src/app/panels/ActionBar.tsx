import type { ReactNode } from 'react';
import type { CommandName } from '../commands/commands.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';

/** The buttons under the picture. */
export function ActionBar(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const painted = useEditorState(({ history }) => history.document.strokes.length > 0);
  const comparing = useEditorState((state) => state.comparing);
  const stopComparing = (): void => editor.compare(false);
  return (
    <div className="actions" role="toolbar" aria-label={texts.actions.tools}>
      <Action command="undo" label={texts.actions.undo} />
      <Action command="redo" label={texts.actions.redo} />
      <Action command="reset" label={texts.actions.reset} />
      <button
        type="button"
        // While held it stays a button, or its release would go unheard.
        disabled={!painted && !comparing}
        aria-pressed={comparing}
        title={texts.actions.compareHint}
        onPointerDown={() => editor.compare(true)}
        onPointerUp={stopComparing}
        onPointerLeave={stopComparing}
        onKeyDown={({ key }) => {
          if (key === ' ' || key === 'Enter') editor.compare(true);
        }}
        onKeyUp={stopComparing}
        onBlur={stopComparing}
      >
        {texts.actions.compare}
      </button>
      <Action command="new-scene" label={texts.actions.newScene} />
      <Action command="save-image" label={texts.actions.saveImage} />
    </div>
  );
}

function Action({
  command,
  label,
}: {
  readonly command: CommandName;
  readonly label: string;
}): ReactNode {
  const { able, run } = useCommand(command);
  return (
    <button type="button" disabled={!able} onClick={run}>
      {label}
    </button>
  );
}
