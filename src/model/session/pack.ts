import { ByteReader } from './byteReader.ts';
import { ByteWriter } from './byteWriter.ts';
import { MODES, RULES } from './documentParts.ts';
import {
  packBrushes,
  packSettings,
  packTools,
  running,
  unpackBrushes,
  unpackInHand,
  unpackLists,
  unpackSettings,
  unpackTools,
} from './packParts.ts';
import { SESSION_FORMAT, type SessionDocument } from './sessionDocument.ts';

/** Added to the kind of a stroke, which is below them. */
const HIDDEN = 16;
const PRESSED = 32;
const COVERS = 64;
const CLEARS = 128;
/** A link names the weights by so many bytes of their hash. */
const HASH_BYTES = 8;
const BLEND = 2 ** 32;

/**
 * A session document as bytes for a link. It is written column by column (all layers, then all radii,
 * and so on), because what is alike then lies together and compresses well.
 */
export function packDocument(document: SessionDocument): Uint8Array<ArrayBuffer> {
  const { version, model, weights, scene, settings, strokes, tools, ownBrushes, inHand } = document;
  const out = new ByteWriter();
  out.whole(version);
  out.text(model);
  for (let i = 0; i < HASH_BYTES; i++) out.byte(parseInt(weights.slice(2 * i, 2 * i + 2), 16));
  // A blend is told from a scene by a number that is no scene.
  if (typeof scene === 'number') out.whole(scene);
  else {
    out.whole(BLEND);
    out.whole(scene.from);
    out.whole(scene.to);
    out.numbers([scene.t]);
  }

  packSettings(out, settings);
  out.whole(strokes.length);
  packNames(
    out,
    strokes.map(({ concept }) => concept),
  );
  packNames(
    out,
    strokes.map(({ layer }) => layer),
  );
  for (const { mode, rule, covers, clears, hidden, widths } of strokes) {
    const kind = MODES.indexOf(mode) * 3 + RULES.indexOf(rule);
    const seen = (hidden ? HIDDEN : 0) + (widths ? PRESSED : 0);
    out.byte(kind + seen + (covers ? COVERS : 0) + (clears ? CLEARS : 0));
  }
  for (const { setting } of strokes) out.whole(setting);
  out.numbers(strokes.map(({ radius }) => radius));
  out.numbers(strokes.map(({ strength }) => strength));
  out.numbers(strokes.map(({ hardness }) => hardness));
  for (const { points } of strokes) out.whole(points.length / 2);
  const shifts = strokes.map(({ points }) => coarseness(points));
  for (const shift of shifts) out.byte(shift);
  for (const axis of [0, 1]) {
    strokes.forEach(({ points }, s) => {
      for (let i = axis; i < points.length; i += 2)
        out.signed((points[i] ?? 0) / 2 ** (shifts[s] ?? 0));
    });
  }
  for (const { widths } of strokes) {
    widths?.forEach((width, i) => out.signed(width - (widths[i - 1] ?? 0)));
  }
  packTools(out, tools);
  packBrushes(out, ownBrushes, inHand);
  return out.bytes();
}

/**
 * The document that bytes stand for, still unchecked.
 * @throws RangeError or TypeError if they are no document
 */
export function unpackDocument(bytes: Uint8Array): unknown {
  const from = new ByteReader(bytes);
  const version = from.whole();
  const model = from.text();
  const weights = from.list(HASH_BYTES, () => from.byte().toString(16).padStart(2, '0')).join('');
  const scene = unpackScene(from);

  const settings = version < 3 ? unpackLists(from) : unpackSettings(from);
  const count = from.whole();
  const concepts = unpackNames(from, count);
  const layers = unpackNames(from, count);
  const kinds = from.list(count, () => from.byte());
  const places = from.list(count, () => from.whole());
  const radii = from.numbers(count);
  const strengths = from.numbers(count);
  const hardnesses = from.numbers(count);
  const lengths = from.list(count, () => from.whole());
  const scales = from.list(count, () => 2 ** from.byte());
  const axis = (): number[][] =>
    lengths.map((length, s) => from.list(length, () => from.signed() * (scales[s] ?? 1)));
  const [xs, ys] = [axis(), axis()];
  const widths = kinds.map((kind, s) =>
    kind & PRESSED ? running(from.list(lengths[s] ?? 0, () => from.signed())) : null,
  );
  const tools = version < 3 ? undefined : unpackTools(from);
  const ownBrushes = version < 3 ? undefined : unpackBrushes(from);
  const inHand = version < 3 ? undefined : unpackInHand(from);
  if (!from.atEnd) throw new RangeError('it goes on after its end');
  const strokes = kinds.map((kind, s) => ({
    concept: concepts[s],
    mode: MODES[Math.floor((kind & 15) / 3)],
    layer: layers[s],
    setting: places[s],
    radius: radii[s],
    strength: strengths[s],
    hardness: hardnesses[s],
    covers: (kind & COVERS) > 0,
    clears: (kind & CLEARS) > 0,
    hidden: (kind & HIDDEN) > 0,
    widths: widths[s],
    rule: RULES[(kind & 15) % 3],
    points: xs[s]?.flatMap((x, i) => [x, ys[s]?.[i] ?? 0]),
  }));
  return {
    format: SESSION_FORMAT,
    version,
    model,
    weights,
    scene,
    settings,
    strokes,
    tools,
    ownBrushes,
    inHand,
  };
}

function unpackScene(from: ByteReader): unknown {
  const scene = from.whole();
  if (scene !== BLEND) return scene;
  const ends = { from: from.whole(), to: from.whole() };
  const [t] = from.numbers(1);
  return { ...ends, t };
}

/** Each name once, then each stroke's place among them. */
function packNames(out: ByteWriter, names: readonly string[]): void {
  const distinct = [...new Set(names)];
  out.whole(distinct.length);
  for (const name of distinct) out.text(name);
  for (const name of names) out.whole(distinct.indexOf(name));
}

function unpackNames(from: ByteReader, count: number): (string | undefined)[] {
  const distinct = from.list(from.whole(), () => from.text());
  return from.list(count, () => distinct[from.whole()]);
}

/** How many of the lowest bits are 0 in all steps, 15 at most. */
function coarseness(steps: readonly number[]): number {
  let shift = 15;
  for (const step of steps) while (step % 2 ** shift !== 0) shift -= 1;
  return shift;
}
