import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Stroke } from '../model/stroke.ts';

const finite = v.pipe(v.number(), v.finite());
const brushSchema = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
    /** The units' numbers mean something for these weights alone. */
    weights: v.string(),
    layer: v.string(),
    units: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
      v.minLength(1),
      v.maxLength(4096),
    ),
    /** Level that each unit is set to when the brush draws; erasing sets all to 0. */
    levels: v.array(finite),
  }),
  v.check(({ units, levels }) => units.length === levels.length, 'each unit has one level'),
);

/** A brush made by hand from chosen units. */
export type OwnBrush = v.InferOutput<typeof brushSchema>;

export type OwnBrushesState = {
  readonly brushes: readonly OwnBrush[];
  /** The one in use; null: a brush of the table. */
  readonly active: OwnBrush | null;
};

/** Brushes that were made by hand, and which of them is in use. */
export class OwnBrushes {
  readonly store: StoreApi<OwnBrushesState> = createStore<OwnBrushesState>(() => ({
    brushes: [],
    active: null,
  }));

  /** Adds a brush, in the place of one with its name, and takes it up. */
  add(brush: OwnBrush): void {
    const { brushes } = this.store.getState();
    this.store.setState({ brushes: [...brushes.filter(not(brush)), brush], active: brush });
  }

  remove(brush: OwnBrush): void {
    const { brushes, active } = this.store.getState();
    this.store.setState({
      brushes: brushes.filter((each) => each !== brush),
      active: active === brush ? null : active,
    });
  }

  /** Takes a brush up; null: the table's again. */
  use(active: OwnBrush | null): void {
    this.store.setState({ active });
  }

  /** The stroke as the brush in use makes it; restoring is no brush's affair. */
  made(stroke: Stroke): Stroke {
    const { active } = this.store.getState();
    if (!active || stroke.mode === 'restore') return stroke;
    const { name, layer, units, levels } = active;
    const set = stroke.mode === 'erase' ? levels.map(() => 0) : levels;
    return { ...stroke, concept: name, layer, setting: { units, levels: set } };
  }

  /** Takes what an earlier visit kept; what cannot be read is left out. @param text as {@link kept} */
  restore(text: string | null): void {
    const list = v.safeParse(v.array(v.unknown()), parsed(text));
    if (!list.success) return;
    const brushes = list.output.flatMap((each) => {
      const brush = v.safeParse(brushSchema, each);
      return brush.success ? [brush.output] : [];
    });
    this.store.setState({ brushes, active: null });
  }

  /** All brushes as a text to be kept. */
  kept(): string {
    return JSON.stringify(this.store.getState().brushes);
  }
}

function not({ name, weights }: OwnBrush): (other: OwnBrush) => boolean {
  return (other) => other.name !== name || other.weights !== weights;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
