import type { ReactNode } from 'react';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { randomScene } from '../randomScene.ts';
import { saveImage } from '../saveImage.ts';
import { en } from '../texts/en.ts';

/** The buttons under the picture. */
export function ActionBar(): ReactNode {
  const editor = useEditor();
  const canUndo = useEditorState(({ history }) => history.done !== null);
  const canRedo = useEditorState(({ history }) => history.undone !== null);
  const painted = useEditorState(({ history }) => history.document.strokes.length > 0);
  const comparing = useEditorState((state) => state.comparing);
  const ready = useEditorState((state) => state.engine.phase === 'ready');
  const stopComparing = (): void => editor.compare(false);
  return (
    <div className="actions" role="toolbar" aria-label={en.tools}>
      <button type="button" disabled={!canUndo} onClick={() => editor.undo()}>
        {en.undo}
      </button>
      <button type="button" disabled={!canRedo} onClick={() => editor.redo()}>
        {en.redo}
      </button>
      <button type="button" disabled={!painted} onClick={() => editor.reset()}>
        {en.reset}
      </button>
      <button
        type="button"
        // While held it stays a button, or its release would go unheard.
        disabled={!painted && !comparing}
        aria-pressed={comparing}
        title={en.compareHint}
        onPointerDown={() => editor.compare(true)}
        onPointerUp={stopComparing}
        onPointerLeave={stopComparing}
        onKeyDown={({ key }) => {
          if (key === ' ' || key === 'Enter') editor.compare(true);
        }}
        onKeyUp={stopComparing}
        onBlur={stopComparing}
      >
        {en.compare}
      </button>
      <button type="button" disabled={!ready} onClick={() => editor.changeScene(randomScene())}>
        {en.newScene}
      </button>
      <button type="button" disabled={!ready} onClick={() => void saveImage(editor)}>
        {en.saveImage}
      </button>
    </div>
  );
}
