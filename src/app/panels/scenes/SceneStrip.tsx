import { useEffect, useState, type ReactNode } from 'react';
import type { Pixels } from '../../../model/port.ts';
import { namingScene, type SceneRef } from '../../../model/scene.ts';
import { useEditor, useEditorState } from '../../EditorContext.tsx';
import { fetchedPart } from '../../parts/fetchedPart.ts';
import { OnDemand } from '../../parts/OnDemand.tsx';
import { useTexts } from '../../TextsContext.tsx';
import { PixelsImage } from '../PixelsImage.tsx';
import { BlendControl } from './BlendControl.tsx';

const manyPart = fetchedPart(
  () => import('./ManyScenes.tsx'),
  ({ ManyScenes }) => ManyScenes,
);

/**
 * The model's curated scenes, rendered small in the engine's idle time. While blending, they are the
 * scenes to blend with.
 */
export function SceneStrip(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const curated = useEditorState((state) => state.model?.manifest.curated);
  const scene = useEditorState(({ history }) => history.document.scene);
  const [many, setMany] = useState(false);
  const closeMany = (): void => setMany(false);
  const [blending, setBlending] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  const partner = partnerOf(scene, chosen, curated ?? []);
  const choose = (other: number): void => {
    if (!blending) editor.changeScene(other);
    else setChosen(other);
    // What is blended in already gives way to the scene that was chosen.
    if (blending && typeof scene !== 'number') editor.scenes.blend(other, scene.t);
  };
  return (
    <section className="strip" aria-labelledby="scenes-title">
      <header className="strip-head">
        <h2 id="scenes-title">{texts.scene.strip}</h2>
        {blending && partner !== null && <BlendControl scene={scene} partner={partner} />}
        <button
          type="button"
          aria-pressed={blending}
          disabled={partner === null}
          onClick={() => setBlending(!blending)}
        >
          {texts.scenes.blend}
        </button>
        <button type="button" disabled={!curated} onClick={() => setMany(true)}>
          {texts.scenes.many}
        </button>
      </header>
      <ul className="strip-list">
        {(curated ?? []).map((each) => (
          <li key={each}>
            <SceneButton
              scene={each}
              name={blending ? texts.scenes.blendChoose(each) : texts.scene.number(each)}
              chosen={blending ? each === partner : each === scene}
              disabled={blending && each === namingScene(scene)}
              onChoose={choose}
            />
          </li>
        ))}
      </ul>
      {many && (
        <OnDemand of={manyPart} name={texts.scenes.many} onClose={closeMany}>
          {(ManyScenes) => <ManyScenes onClose={closeMany} />}
        </OnDemand>
      )}
    </section>
  );
}

/** The scene that is blended in, or would be: the one in the picture, the chosen one, any other. */
function partnerOf(
  scene: SceneRef,
  chosen: number | null,
  curated: readonly number[],
): number | null {
  if (typeof scene !== 'number') return scene.to;
  if (chosen !== null && chosen !== scene) return chosen;
  return curated.find((each) => each !== scene) ?? null;
}

type SceneButtonProps = {
  readonly scene: number;
  readonly name: string;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: (scene: number) => void;
};

function SceneButton({ scene, name, chosen, disabled, onChoose }: SceneButtonProps): ReactNode {
  const editor = useEditor();
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
      aria-label={name}
      aria-pressed={chosen}
      disabled={disabled}
      onClick={() => onChoose(scene)}
    >
      <PixelsImage pixels={pixels} alt="" />
    </button>
  );
}
