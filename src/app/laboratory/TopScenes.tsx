import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TopScene } from '../../editor/laboratory/topScenesSearch.ts';
import { onThreshold } from '../../model/laboratory/units.ts';
import { useTexts } from '../TextsContext.tsx';
import { drawOutlined } from './drawing.ts';
import { useLaboratory, useLaboratoryTexts } from './LaboratoryContext.tsx';
import { TaskLine } from './TaskLine.tsx';
import type { UnitProps } from './UnitSheet.tsx';

const SCENES = 48;
const PICTURE = 128;

/** The scenes that activate the unit most, with the region outlined. */
export function TopScenes({ layer, unit }: UnitProps): ReactNode {
  const { topScenes } = useLaboratory();
  const { unit: words } = useLaboratoryTexts();
  const task = useStore(topScenes.task.store);
  const { result } = task;
  const mine = result.layer === layer.layer && result.unit === unit;
  return (
    <section>
      <h4>{words.topScenes}</h4>
      <div className="task">
        <button type="button" onClick={() => void topScenes.search(layer.layer, unit, SCENES)}>
          {words.searchScenes(SCENES)}
        </button>
        {mine && <TaskLine task={topScenes.task} />}
      </div>
      {mine && (
        <>
          <ul className="top-scenes">
            {result.best.map((scene) => (
              <li key={scene.scene}>
                <TopSceneButton found={scene} threshold={onThreshold(layer, unit)} />
              </li>
            ))}
          </ul>
          <p className="hint">{words.searched(task.done)}</p>
        </>
      )}
    </section>
  );
}

function TopSceneButton({
  found: { scene, peak, plane, grid, pixels },
  threshold,
}: {
  readonly found: TopScene;
  readonly threshold: number;
}): ReactNode {
  const { editor } = useLaboratory();
  const { unit: words } = useLaboratoryTexts();
  const { number } = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawOutlined(canvas.current, pixels, plane, grid, threshold);
  }, [pixels, plane, grid, threshold]);
  return (
    <button
      type="button"
      className="unit-tile"
      aria-label={words.openScene(scene, number(peak, 2))}
      onClick={() => editor.changeScene(scene)}
    >
      <canvas ref={canvas} width={PICTURE} height={PICTURE} />
      <span aria-hidden="true" className="detail">
        {number(peak, 2)}
      </span>
    </button>
  );
}
