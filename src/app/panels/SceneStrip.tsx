import { useEffect, useRef, type ReactNode } from 'react';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { drawPixels } from '../pictures.ts';
import { useTexts } from '../TextsContext.tsx';

/** The model's curated scenes, rendered small in the engine's idle time. */
export function SceneStrip(): ReactNode {
  const texts = useTexts();
  const scenes = useEditorState((state) => state.model?.manifest.curated);
  return (
    <section className="strip" aria-labelledby="scenes-title">
      <h2 id="scenes-title">{texts.scene.strip}</h2>
      <ul className="strip-list">
        {(scenes ?? []).map((scene) => (
          <li key={scene}>
            <SceneButton scene={scene} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SceneButton({ scene }: { readonly scene: number }): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const chosen = useEditorState(({ history }) => history.document.scene === scene);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let shown = true;
    void editor.thumbnails.get(scene).then((pixels) => {
      if (shown && canvas.current) drawPixels(canvas.current, pixels);
    });
    return () => {
      shown = false;
    };
  }, [editor, scene]);
  return (
    <button
      type="button"
      className="thumbnail"
      aria-label={texts.scene.number(scene)}
      aria-pressed={chosen}
      onClick={() => editor.changeScene(scene)}
    >
      <canvas ref={canvas} width={1} height={1} />
    </button>
  );
}
