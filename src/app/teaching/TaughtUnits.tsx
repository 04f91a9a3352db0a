import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Teaching } from '../../editor/teaching/teaching.ts';
import { editableLayers } from '../../model/manifest.ts';
import { rankedByExamples } from '../../model/teaching/taughtLayer.ts';
import { drawUnitPicture } from '../laboratory/drawing.ts';
import { Choice } from '../panels/Choice.tsx';
import { Slider } from '../panels/Slider.tsx';
import { useTexts } from '../TextsContext.tsx';
import type { TeachingTexts } from '../texts/teaching/teachingTexts.ts';

type TaughtUnitsProps = { readonly teaching: Teaching; readonly words: TeachingTexts };

/** Units that are shown at most. */
const SHOWN = 12;
const TILE = 64;

/** The layers by how well their units go with the examples, and the best units of one of them. */
export function TaughtUnits({ teaching, words }: TaughtUnitsProps): ReactNode {
  const texts = useTexts();
  const state = useStore(teaching.store);
  const taught = state.layers.find(({ layer }) => layer === state.layer);
  const shapes = editableLayers(teaching.manifest);
  const grid = shapes.find(({ id }) => id === state.layer);
  if (!taught || !grid) return null;
  const found = state.improved?.layer === state.layer ? state.improved : null;
  const improved = found !== null;
  const count = found ? found.setting.units.length : state.units;
  return (
    <section className="taught" aria-label={words.units}>
      <Choice
        label={texts.tools.layer}
        value={state.layer}
        options={state.layers.map(({ layer, score }) => {
          const shape = shapes.find(({ id }) => id === layer);
          const name = texts.tools.layerOption(layer, shape?.height ?? 0, shape?.width ?? 0);
          return { value: layer, text: words.layer(name, texts.number(score, 2)) };
        })}
        disabled={state.phase === 'improving'}
        onChange={(layer) => teaching.chooseLayer(layer)}
      />
      <Slider
        label={texts.tools.units}
        min={1}
        max={grid.units}
        value={count}
        text={texts.number(count)}
        disabled={improved || state.phase === 'improving'}
        onChange={(units) => teaching.chooseUnits(units)}
      />
      <p className="hint">{words.unitsHint}</p>
      <ul className="taught-units">
        {rankedByExamples(taught)
          .slice(0, SHOWN)
          .map((unit, place) => (
            <li
              key={unit}
              data-driven={found ? found.setting.units.includes(unit) : place < state.units}
            >
              <UnitTile teaching={teaching} unit={unit} top={taught.top[unit] ?? 0} />
              <span>
                {unit} · {texts.number(taught.iou[unit] ?? 0, 2)}
              </span>
              <span className="detail">
                {words.chance(texts.number(taught.shuffled[unit] ?? 0, 2))}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Where the unit is on in the scene shown. */
function UnitTile({
  teaching,
  unit,
  top,
}: {
  readonly teaching: Teaching;
  readonly unit: number;
  readonly top: number;
}): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pixels = useStore(teaching.store, (state) => state.pixels);
  const map = useStore(teaching.store, (state) => state.map);
  const layer = useStore(teaching.store, (state) => state.layer);
  useEffect(() => {
    const grid = editableLayers(teaching.manifest).find(({ id }) => id === layer);
    if (!canvas.current || !map || !pixels || !grid) return;
    const cells = grid.height * grid.width;
    const plane = map.subarray(unit * cells, (unit + 1) * cells);
    drawUnitPicture(canvas.current, pixels, plane, grid, top);
  }, [teaching, unit, top, map, pixels, layer]);
  return <canvas ref={canvas} width={TILE} height={TILE} aria-hidden="true" />;
}
