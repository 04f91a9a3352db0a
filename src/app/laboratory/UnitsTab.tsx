import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import type { LayerDissection } from '../../model/dissection.ts';
import {
  MATCH,
  searchRows,
  sortRows,
  topLevel,
  unitRows,
  type UnitOrder,
  type UnitRow,
} from '../../model/laboratory/units.ts';
import { useTexts } from '../TextsContext.tsx';
import { ChosenUnits } from './ChosenUnits.tsx';
import { drawUnitPicture } from './drawing.ts';
import { useLaboratory, useLaboratoryTexts, usePresent, useView } from './LaboratoryContext.tsx';
import { LayerSelect } from './LayerSelect.tsx';
import { MeasuringProblem } from './MeasuringLine.tsx';
import { TaskLine } from './TaskLine.tsx';
import { UnitSheet } from './UnitSheet.tsx';

/** Tiles that are drawn at once, and added by each “more”. */
const PAGE = 36;
const TILE = 72;
const ORDERS: readonly UnitOrder[] = ['here', 'concept', 'iou', 'effect', 'number'];

/** The units of a layer over the scene at hand, or the one that is opened. */
export function UnitsTab(): ReactNode {
  const { table } = useLaboratory();
  const layerId = useView((view) => view.layer);
  const unit = useView((view) => view.unit);
  const layer = table?.layers.find((each) => each.layer === layerId);
  const { units: words } = useLaboratoryTexts();
  if (!layer) {
    return (
      <>
        <LayerSelect />
        <p className="hint">{words.noTable}</p>
      </>
    );
  }
  return unit === null ? (
    <UnitList key={layerId} layer={layer} />
  ) : (
    <UnitSheet key={`${layerId} ${unit}`} layer={layer} unit={unit} />
  );
}

function UnitList({ layer }: { readonly layer: LayerDissection }): ReactNode {
  const { table } = useLaboratory();
  const { units: words } = useLaboratoryTexts();
  const { concept: nameOf } = useTexts();
  const [order, setOrder] = useState<UnitOrder>('here');
  const [query, setQuery] = useState('');
  const [pages, setPages] = useState(1);
  const [searchId, orderId] = [useId(), useId()];
  const map = usePresent((present) =>
    present.map?.layer === layer.layer ? present.map.values : null,
  );
  const effects = useEffects(layer);
  const wanted = useDeferredValue(query);
  const rows = useMemo(() => {
    if (!table) return [];
    const found = searchRows(unitRows(table, layer, map, effects), wanted, nameOf);
    return sortRows(found, order, table.concepts);
  }, [table, layer, map, effects, wanted, order, nameOf]);
  const shown = rows.slice(0, pages * PAGE);
  const more = Math.min(PAGE, rows.length - shown.length);
  return (
    <>
      <div className="pair">
        <LayerSelect />
        <div className="field">
          <label htmlFor={orderId}>{words.order}</label>
          <select
            id={orderId}
            value={order}
            onChange={({ target }) =>
              setOrder(ORDERS.find((each) => each === target.value) ?? 'here')
            }
          >
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {words.orders[each]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="field">
        <label htmlFor={searchId}>{words.search}</label>
        <input
          id={searchId}
          type="search"
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setPages(1);
          }}
        />
      </div>
      <MeasureEffects layer={layer} rows={rows} />
      <p className="hint" role="status">
        {rows.length === 0 ? words.nothing : words.found(rows.length)}
      </p>
      <MeasuringProblem />
      <ChosenUnits layer={layer} />
      <ul className="unit-tiles">
        {shown.map((row) => (
          <li key={row.unit}>
            <UnitTile layer={layer} row={row} />
            <ChooseUnit unit={row.unit} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {words.more(more)}
        </button>
      )}
    </>
  );
}

/** What the units were measured to do, while it is about this layer. */
function useEffects(layer: LayerDissection): ReadonlyMap<number, number> {
  const { effects } = useLaboratory();
  const result = useStore(effects.task.store, (task) => task.result);
  return useMemo(
    () => (result.layer === layer.layer ? result.shares : new Map<number, number>()),
    [result, layer],
  );
}

function MeasureEffects({
  layer,
  rows,
}: {
  readonly layer: LayerDissection;
  readonly rows: readonly UnitRow[];
}): ReactNode {
  const { effects } = useLaboratory();
  const { units: words } = useLaboratoryTexts();
  return (
    <div className="task">
      <button
        type="button"
        title={words.effectHint}
        disabled={rows.length === 0}
        onClick={() =>
          void effects.measure(
            layer.layer,
            rows.map(({ unit }) => unit),
          )
        }
      >
        {words.measureEffects}
      </button>
      <TaskLine task={effects.task} />
    </div>
  );
}

/** Chooses the unit for a brush. */
function ChooseUnit({ unit }: { readonly unit: number }): ReactNode {
  const laboratory = useLaboratory();
  const { units: words } = useLaboratoryTexts();
  const chosen = useView((view) => view.chosen.includes(unit));
  return (
    <input
      type="checkbox"
      className="choose-unit"
      aria-label={words.choose(unit)}
      checked={chosen}
      onChange={({ target }) => laboratory.choose(unit, target.checked)}
    />
  );
}

function UnitTile({
  layer,
  row: { unit, best, effect },
}: {
  readonly layer: LayerDissection;
  readonly row: UnitRow;
}): ReactNode {
  const laboratory = useLaboratory();
  const { units: words } = useLaboratoryTexts();
  const { number, percent, concept: nameOf } = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const map = usePresent((present) =>
    present.map?.layer === layer.layer ? present.map.values : null,
  );
  const pixels = usePresent((present) => present.pixels);
  useEffect(() => {
    if (!canvas.current || !map || !pixels) return;
    const cells = layer.height * layer.width;
    const plane = map.subarray(unit * cells, (unit + 1) * cells);
    drawUnitPicture(canvas.current, pixels, plane, layer, topLevel(layer, unit));
  }, [layer, unit, map, pixels]);
  const concept = best && best.iou >= MATCH ? nameOf(best.concept) : null;
  return (
    <button
      type="button"
      className="unit-tile"
      aria-label={words.tile(unit, concept, number(best?.iou ?? 0, 2))}
      onClick={() => laboratory.openUnit(layer.layer, unit)}
    >
      <canvas ref={canvas} width={TILE} height={TILE} />
      <span aria-hidden="true">
        {unit} <span className="detail">{concept ?? '–'}</span>
      </span>
      {effect !== null && (
        <span className="detail" aria-hidden="true">
          {percent(effect, 1)}
        </span>
      )}
    </button>
  );
}
