import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { SceneView } from '../canvas/sceneView.ts';
import { SCALES } from '../canvas/view.ts';
import { useTexts } from '../TextsContext.tsx';

const STEP = 1.5;

/** How large the picture is shown, with a way back to the whole of it. */
export function ZoomControl({ view }: { readonly view: SceneView }): ReactNode {
  const texts = useTexts();
  const scale = useStore(view.store, (state) => state.scale);
  return (
    <div className="zoom" role="group" aria-label={texts.view.zoom}>
      <button
        type="button"
        aria-label={texts.view.zoomOut}
        title={texts.view.zoomOut}
        disabled={scale <= SCALES.min}
        onClick={() => view.zoom(1 / STEP)}
      >
        −
      </button>
      <button
        type="button"
        className="zoom-level"
        aria-label={texts.view.fit(scale)}
        title={texts.view.fit(scale)}
        onClick={() => view.fit()}
      >
        {texts.percent(scale)}
      </button>
      <button
        type="button"
        aria-label={texts.view.zoomIn}
        title={texts.view.zoomIn}
        disabled={scale >= SCALES.max}
        onClick={() => view.zoom(STEP)}
      >
        +
      </button>
    </div>
  );
}
