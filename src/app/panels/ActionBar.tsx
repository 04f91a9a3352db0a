import type { ReactNode } from 'react';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { randomScene } from '../randomScene.ts';
import { useTexts } from '../TextsContext.tsx';
import { saveImage } from '../work/savePictures.ts';
import { useWork } from '../work/WorkContext.ts';

/** The buttons under the picture. */
export function ActionBar(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const work = useWork();
  const canUndo = useEditorState(({ history }) => history.done !== null);
  const canRedo = useEditorState(({ history }) => history.undone !== null);
  const painted = useEditorState(({ history }) => history.document.strokes.length > 0);
  const comparing = useEditorState((state) => state.comparing);
  const model = useEditorState((state) => state.model);
  const ready = useEditorState((state) => state.engine.phase === 'ready');
  const stopComparing = (): void => editor.compare(false);
  return (
    <div className="actions" role="toolbar" aria-label={texts.actions.tools}>
      <button type="button" disabled={!canUndo} onClick={() => editor.undo()}>
        {texts.actions.undo}
      </button>
      <button type="button" disabled={!canRedo} onClick={() => editor.redo()}>
        {texts.actions.redo}
      </button>
      <button type="button" disabled={!painted} onClick={() => editor.reset()}>
        {texts.actions.reset}
      </button>
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
      <button
        type="button"
        disabled={!ready}
        onClick={() => model && editor.changeScene(randomScene(model.manifest))}
      >
        {texts.actions.newScene}
      </button>
      <button type="button" disabled={!ready} onClick={() => void saveImage(work, editor)}>
        {texts.actions.saveImage}
      </button>
    </div>
  );
}
