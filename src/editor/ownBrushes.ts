import * as v from 'valibot';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ownBrushSchema, type OwnBrush, type SessionBrush } from '../model/ownBrush.ts';
import { MOST_BRUSHES } from '../model/session/session.ts';
import type { Stroke } from '../model/stroke.ts';

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

  /** Whether one of them is in use. */
  get inUse(): boolean {
    return this.store.getState().active !== null;
  }

  /** Adds a brush, in the place of one with its name, and takes it up. */
  add(brush: OwnBrush): void {
    const { brushes } = this.store.getState();
    this.store.setState({ brushes: [...brushes.filter(not(brush)), brush], active: brush });
  }

  /** The first of `name`, `name 2`, … that no brush for these weights has. */
  freeName(name: string, weights: string): string {
    const { brushes } = this.store.getState();
    const taken = new Set(brushes.filter((each) => each.weights === weights).map(nameOf));
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name} ${n}`;
    return free;
  }

  remove(brush: OwnBrush): void {
    const { brushes, active } = this.store.getState();
    this.store.setState({
      brushes: brushes.filter((each) => each !== brush),
      active: active === brush ? null : active,
    });
  }

  /** Takes all away. */
  clear(): void {
    this.store.setState({ brushes: [], active: null });
  }

  /** Takes a brush up; null: the table's again. */
  use(active: OwnBrush | null): void {
    this.store.setState({ active });
  }

  /** The stroke as the brush in use makes it; restoring is no brush's affair. */
  made(stroke: Stroke): Stroke {
    const { active } = this.store.getState();
    if (!active || stroke.mode === 'restore') return stroke;
    const { name, layer, units, levels, off } = active;
    const set = stroke.mode === 'erase' ? (off ?? levels.map(() => 0)) : levels;
    // Units chosen by hand come to those of other strokes, to see what they add.
    return { ...stroke, concept: name, layer, setting: { units, levels: set }, clears: false };
  }

  /** The brushes of a model, to be saved with a painting; of very many the newest. */
  of(weights: string): SessionBrush[] {
    return this.store
      .getState()
      .brushes.filter((brush) => brush.weights === weights)
      .slice(-MOST_BRUSHES)
      .map(({ name, layer, units, levels, off }) => ({
        ...{ name, layer, units, levels },
        ...(off && { off }),
      }));
  }

  /** Takes brushes that came with a painting, in the places of their namesakes; none is taken up. */
  take(brushes: readonly SessionBrush[], weights: string): void {
    const taken = brushes.map((brush): OwnBrush => ({ ...brush, weights }));
    const { brushes: before, active } = this.store.getState();
    const others = before.filter((each) => taken.every((brush) => not(brush)(each)));
    if (taken.length === 0) return;
    const same = taken.find((brush) => active !== null && !not(brush)(active));
    this.store.setState({ brushes: [...others, ...taken], active: same ?? active });
  }

  /**
   * Takes what an earlier visit or another page kept in the place of all; what cannot be read is left
   * out. The brush in use stays in use if one of its name is there.
   * @param text as {@link kept}
   */
  restore(text: string | null): void {
    const list = v.safeParse(v.array(v.unknown()), parsed(text));
    if (!list.success) return;
    const brushes = list.output.flatMap((each) => {
      const brush = v.safeParse(ownBrushSchema, each);
      return brush.success ? [brush.output] : [];
    });
    const { active } = this.store.getState();
    const same = brushes.find((brush) => active !== null && !not(brush)(active));
    this.store.setState({ brushes, active: same ?? null });
  }

  /** All brushes as a text to be kept. */
  kept(): string {
    return JSON.stringify(this.store.getState().brushes);
  }
}

function nameOf({ name }: OwnBrush): string {
  return name;
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
