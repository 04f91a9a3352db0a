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
import { takeLostFocus } from '../takeLostFocus.ts';
import { useTexts } from '../TextsContext.tsx';
import { ChosenUnits } from './ChosenUnits.tsx';
import { drawUnitPicture } from './drawing.ts';
import { useLaboratory, useLaboratoryTexts, usePresent, useView } from './LaboratoryContext.tsx';
import { LayerSelect } from './LayerSelect.tsx';
import { MeasuringProblem } from './MeasuringLine.tsx';
import { TaskLine } from './TaskLine.tsx';
import { UnitSheet } from './UnitSheet.tsx';
import { useUnitShares } from './useUnitShares.ts';

/** Tiles that are drawn at once, and added by each “more”. */
const PAGE = 36;
const TILE = 72;
const ORDERS: readonly UnitOrder[] = ['here', 'concept', 'iou', 'effect', 'number'];

/** The units of a layer over the scene at hand, or the one that is opened. */
export function UnitsTab(): ReactNode {
  const { table } = useLaboratory();
  const layerId = useView((view) => view.layer);
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
  return <LayerUnits layer={layer} />;
}

/** What the list of units shows; it stays while one of them is opened, and on another layer. */
type Listing = { readonly order: UnitOrder; readonly query: string; readonly pages: number };

function LayerUnits({ layer }: { readonly layer: LayerDissection }): ReactNode {
  const unit = useView((view) => view.unit);
  const [listing, setListing] = useState<Listing>({ order: 'here', query: '', pages: 1 });
  const [last, setLast] = useState<number | null>(null);
  const [listed, setListed] = useState(layer);
  if (unit !== null && unit !== last) setLast(unit);
  if (layer !== listed) {
    setListed(layer);
    setLast(null);
    setListing({ ...listing, pages: 1 });
  }
  return unit === null ? (
    <UnitList layer={layer} listing={listing} onListing={setListing} last={last} />
  ) : (
    <UnitSheet key={unit} layer={layer} unit={unit} />
  );
}

type UnitListProps = {
  readonly layer: LayerDissection;
  readonly listing: Listing;
  readonly onListing: (listing: Listing) => void;
  /** The unit that was opened last, whose tile gets the focus back. */
  readonly last: number | null;
};

function UnitList({ layer, listing, onListing, last }: UnitListProps): ReactNode {
  const { table } = useLaboratory();
  const { units: words } = useLaboratoryTexts();
  const { concept: nameOf } = useTexts();
  const { order, query } = listing;
  const [searchId, orderId] = [useId(), useId()];
  const map = usePresent((present) =>
    present.map?.layer === layer.layer ? present.map.values : null,
  );
  const effects = useUnitShares(layer);
  const wanted = useDeferredValue(query);
  const rows = useMemo(() => {
    if (!table) return [];
    const found = searchRows(unitRows(table, layer, map, effects), wanted, nameOf);
    return sortRows(found, order, table.concepts);
  }, [table, layer, map, effects, wanted, order, nameOf]);
  // The tile of the unit that was opened last is among them.
  const least = Math.ceil((rows.findIndex(({ unit }) => unit === last) + 1) / PAGE);
  const pages = Math.max(listing.pages, least);
  const shown = rows.slice(0, pages * PAGE);
  const more = Math.min(PAGE, rows.length - shown.length);
  const tiles = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (last === null) return;
    const tile = tiles.current?.querySelector<HTMLElement>(`[data-unit="${last}"]`);
    takeLostFocus(tile ?? tiles.current?.querySelector<HTMLElement>('.unit-tile') ?? null);
  }, [last]);
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
              onListing({
                ...listing,
                order: ORDERS.find((each) => each === target.value) ?? 'here',
              })
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
          onChange={({ target }) => onListing({ ...listing, query: target.value, pages: 1 })}
        />
      </div>
      <MeasureEffects layer={layer} rows={rows} />
      <p className="hint" role="status">
        {rows.length === 0 ? words.nothing : words.found(rows.length)}
      </p>
      <MeasuringProblem />
      <ChosenUnits layer={layer} />
      <ul ref={tiles} className="unit-tiles">
        {shown.map((row) => (
          <li key={row.unit}>
            <UnitTile layer={layer} row={row} />
            <ChooseUnit unit={row.unit} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button type="button" onClick={() => onListing({ ...listing, pages: pages + 1 })}>
          {words.more(more)}
        </button>
      )}
    </>
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
  const done = useStore(effects.task.store, ({ phase }) => phase === 'done');
  const known = useUnitShares(layer).size > 0;
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
      {(known || !done) && <TaskLine task={effects.task} />}
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
      data-unit={unit}
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
