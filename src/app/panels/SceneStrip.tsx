import { useEffect, useState, type ReactNode } from 'react';
import type { Pixels } from '../../model/port.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';
import { PixelsImage } from './PixelsImage.tsx';

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
  const [pixels, setPixels] = useState<Pixels | null>(null);
  useEffect(() => {
    let shown = true;
    void editor.thumbnails.get(scene).then((found) => {
      if (shown) setPixels(found);
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
      <PixelsImage pixels={pixels} alt="" />
    </button>
  );
}
