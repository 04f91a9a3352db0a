import type { LayerShape } from '../manifest.ts';
import { FIRST, SHIFT, SIDE } from './bins.ts';
import { bilinearAxis } from './bilinearAxis.ts';
import { COUNT_KERNEL } from './countKernel.wasm.ts';
import type { CountTables } from './jointCounts.ts';

/** The kernel's one function; `countKernel.wat` says what its parameters are. */
type Count = (...parameters: readonly number[]) => void;

/** Bytes of one column or row of an axis: two offsets and a weight. */
const AXIS_BYTES = 12;
const PAGE = 65536;

let compiled: WebAssembly.Module | null = null;

/**
 * Counts a layer's units against labels in WebAssembly, with all its tables in one memory: bilinear
 * upsampling with half-pixel centres and clamped edges, as ONNX Resize does with
 * `coordinate_transformation_mode = half_pixel`, binning and counting in one pass over the pixels. It
 * gives what `JointCounts.addPixel` gives for every pixel, several times as fast.
 */
export class CountKernel {
  readonly #layer: LayerShape;
  readonly #classes: number;
  readonly #side: number;
  readonly #memory: WebAssembly.Memory;
  readonly #count: Count;
  /** Byte offsets in the memory. */
  readonly #at: ReturnType<typeof layOut>;
  /** Where the tables of negative values begin; 0 while there are none. */
  #negative = 0;
  /** Whether the map at hand has a negative value. */
  #below = false;

  /**
   * @param tables how many tables `[units, classes, SIDE]` to hold
   * @param side of the label maps, in pixels
   */
  constructor(layer: LayerShape, classes: number, side: number, tables: number) {
    this.#layer = layer;
    this.#classes = classes;
    this.#side = side;
    this.#at = layOut(layer, classes, side, tables);
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(this.#at.end / PAGE) });
    compiled ??= new WebAssembly.Module(
      Uint8Array.from(atob(COUNT_KERNEL), (letter) => letter.charCodeAt(0)),
    );
    const m = { memory: this.#memory, shift: SHIFT, first: FIRST, side: SIDE };
    this.#count = new WebAssembly.Instance(compiled, { m }).exports['count'] as Count;
    this.#writeAxis(this.#at.columns, layer.width, 4);
    this.#writeAxis(this.#at.lines, layer.height, this.#at.width * 4);
  }

  /** One of the tables, for reading and for adding what another state has seen. */
  table(index: number): CountTables {
    const words = this.#layer.units * this.#classes * SIDE;
    const view = (at: number) =>
      new Uint32Array(this.#memory.buffer, at + index * this.#at.table, words);
    return {
      positive: () => view(this.#at.tables),
      negative: () => (this.#negative === 0 ? null : view(this.#negative)),
      needNegative: () => view(this.#needNegative()),
    };
  }

  /**
   * Takes a scene's feature map, `[units, height, width]`, and its labels, `[side, side]` each: of
   * this scene and, where two tables are counted, of another.
   */
  load(map: Float32Array, labels: Uint8Array, otherLabels?: Uint8Array): void {
    this.#below = false;
    for (let i = 0; i < map.length; i++) {
      if ((map[i] ?? 0) < 0) {
        this.#below = true;
        break;
      }
    }
    const { buffer } = this.#memory;
    new Float32Array(buffer, this.#at.map, map.length).set(map);
    const bytes = new Uint8Array(buffer);
    bytes.set(labels, this.#at.labels);
    if (otherLabels) bytes.set(otherLabels, this.#at.otherLabels);
  }

  /**
   * Adds one unit of the loaded map.
   * @param table counted by the scene's labels
   * @param otherTable counted by the other scene's labels, where there is one
   */
  add(unit: number, table: number, otherTable?: number): void {
    this.#run(unit, this.#at.tables, table, otherTable);
    if (!this.#below) return;
    const negative = this.#needNegative();
    // Every step of the interpolation is odd, so the negated plane has the negated values.
    this.#negate(unit);
    this.#run(unit, negative, table, otherTable);
    this.#negate(unit);
  }

  #run(unit: number, tables: number, table: number, otherTable?: number): void {
    const { height, width, units } = this.#layer;
    const at = this.#at;
    const rows = unit * (at.table / units);
    this.#count(
      ...[this.#planeAt(unit), height, width, at.columns, at.lines, at.width, this.#side],
      ...[at.wide, at.busy, at.line, at.labels, tables + table * at.table + rows],
      ...[at.otherLabels, otherTable === undefined ? 0 : tables + otherTable * at.table + rows],
    );
  }

  #planeAt(unit: number): number {
    return this.#at.map + unit * this.#layer.height * this.#layer.width * 4;
  }

  #negate(unit: number): void {
    const cells = this.#layer.height * this.#layer.width;
    const plane = new Float32Array(this.#memory.buffer, this.#planeAt(unit), cells);
    for (let i = 0; i < cells; i++) plane[i] = -(plane[i] ?? 0);
  }

  #needNegative(): number {
    if (this.#negative === 0) {
      const { tables, end } = this.#at;
      const pages = Math.ceil((end - tables) / PAGE);
      this.#negative = this.#memory.grow(pages) * PAGE;
    }
    return this.#negative;
  }

  #writeAxis(at: number, from: number, stride: number): void {
    const { low, high, weight } = bilinearAxis(from, this.#side);
    const view = new DataView(this.#memory.buffer, at);
    for (let i = 0; i < this.#side; i++) {
      view.setUint32(i * AXIS_BYTES, (low[i] ?? 0) * stride, true);
      view.setUint32(i * AXIS_BYTES + 4, (high[i] ?? 0) * stride, true);
      view.setFloat32(i * AXIS_BYTES + 8, weight[i] ?? 0, true);
    }
  }
}

function layOut(
  { units, height, width: cells }: LayerShape,
  classes: number,
  side: number,
  tables: number,
) {
  // Rows are computed four pixels at a time; what lies beyond the last one is not counted.
  const width = Math.ceil(side / 4) * 4;
  let end = 0;
  const take = (bytes: number): number => {
    const start = end;
    end += Math.ceil(bytes / 16) * 16;
    return start;
  };
  /** Bytes of a table. */
  const table = units * classes * SIDE * 4;
  const places = {
    columns: take(width * AXIS_BYTES),
    lines: take(side * AXIS_BYTES),
    labels: take(side * side),
    otherLabels: take(side * side),
    busy: take(height * 4),
    line: take(width * 4),
    wide: take(height * width * 4),
    map: take(units * height * cells * 4),
    tables: take(table * tables),
  };
  return { ...places, width, table, end };
}
