import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { LoadedModel, Pixels } from '../../../model/port.ts';
import { namingScene } from '../../../model/scene.ts';
import type { Stroke } from '../../../model/stroke.ts';
import { useEditor, useEditorState } from '../../EditorContext.tsx';
import { randomScene } from '../../randomScene.ts';
import { Sheet } from '../../Sheet.tsx';
import { useTexts } from '../../TextsContext.tsx';
import { PixelsImage } from '../PixelsImage.tsx';
import { SceneNumber } from './SceneNumber.tsx';

const COUNTS = [9, 16] as const;
const MOST = 16;

/** Pictures that are there, of the strokes that they were rendered with. */
type Rendered = {
  readonly strokes: readonly Stroke[];
  readonly pictures: ReadonlyMap<number, Pixels>;
};

/** The present strokes on a grid of other scenes, to see what the network allows where. */
export function ManyScenes({ onClose }: { readonly onClose: () => void }): ReactNode {
  const texts = useTexts();
  const words = texts.scenes;
  const editor = useEditor();
  const strokes = useEditorState(({ history }) => history.document.strokes);
  const ready = useEditorState((state) => state.engine.phase === 'ready');
  const dialog = useRef<HTMLDialogElement>(null);
  const [count, setCount] = useState<(typeof COUNTS)[number]>(9);
  const [scenes, setScenes] = useState(() => {
    const { model, history } = editor.store.getState();
    const here = namingScene(history.document.scene);
    const curated = (model?.manifest.curated ?? []).filter((scene) => scene !== here);
    return [...curated, ...randomScenes(model)].slice(0, MOST);
  });
  const [rendered, setRendered] = useState<Rendered | null>(null);
  const pictures = rendered?.strokes === strokes ? rendered.pictures : null;
  const shown = scenes.slice(0, count);

  useEffect(() => {
    if (!ready) return undefined;
    const end = new AbortController();
    const take = (scene: number, pixels: Pixels): void => {
      setRendered((before) => {
        const known = before?.strokes === strokes ? [...before.pictures] : [];
        const kept = known.filter(([each]) => scenes.includes(each));
        return { strokes, pictures: new Map(kept).set(scene, pixels) };
      });
    };
    void editor.otherScenes.render(scenes.slice(0, count), take, end.signal);
    return () => end.abort();
  }, [editor, scenes, count, strokes, ready]);

  return (
    <Sheet
      dialog={dialog}
      className="many-scenes"
      title={words.manyTitle}
      close={words.close}
      onClose={onClose}
    >
      <div className="many-tools">
        <p className="hint">{strokes.length > 0 ? words.manyHint : words.manyBare}</p>
        <p className="hint" role="status">
          {words.progress(shown.filter((scene) => pictures?.has(scene)).length, count)}
        </p>
        <fieldset className="counts" role="radiogroup" aria-label={words.count}>
          {COUNTS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="many-count"
                checked={each === count}
                onChange={() => setCount(each)}
              />
              {texts.number(each)}
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          onClick={() => setScenes(randomScenes(editor.store.getState().model))}
        >
          {words.others}
        </button>
        <SceneNumber
          onChoose={(scene) => {
            editor.scenes.exchange(scene);
            dialog.current?.close();
          }}
        />
      </div>
      <ul className="many-grid" data-count={count}>
        {shown.map((scene) => (
          <li key={scene}>
            <button
              type="button"
              aria-label={words.withStrokes(scene)}
              onClick={() => {
                editor.scenes.exchange(scene);
                dialog.current?.close();
              }}
            >
              <PixelsImage pixels={pictures?.get(scene) ?? null} alt="" />
              <span>{scene}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function randomScenes(model: LoadedModel | null): number[] {
  return model ? Array.from({ length: MOST }, () => randomScene(model.manifest)) : [];
}
