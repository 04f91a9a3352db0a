import { brushOption, brushSetting } from '../../brush.ts';
import { imagePoint, type ImagePoint } from '../../coordinates.ts';
import { onLattice } from '../../lattice.ts';
import type { Stroke } from '../../stroke.ts';
import type { Session } from '../session.ts';
import { village } from './village.ts';

/** What a visitor paints in some minutes: brush, size, begin and end of the path, and how it bends. */
const PAINTED = [
  ['tree', 14, 0.15, 0.7, 0.3, 0.66, 0.05],
  ['tree', 14, 0.8, 0.72, 0.9, 0.7, 0.02],
  ['cloud', 14, 0.1, 0.15, 0.5, 0.12, 0.06],
  ['grass', 20, 0.05, 0.9, 0.95, 0.92, 0.1],
  ['door', 8, 0.5, 0.6, 0.52, 0.65, 0.01],
  ['window', 6, 0.4, 0.5, 0.42, 0.52, 0],
  ['window', 6, 0.6, 0.5, 0.62, 0.52, 0],
  ['snow', 14, 0.5, 0.9, 0.75, 0.88, -0.04],
] as const;

/**
 * A session of strokes as people paint them with the village's table: sixty to a hundred and twenty
 * points each, with the tremor of a hand; every sixth erases.
 */
export function paintedSession(count: number): Session {
  const { manifest, dissection: table } = village;
  const strokes = Array.from({ length: count }, (_, i): Stroke => {
    const [concept, size, fromX, fromY, toX, toY, bend] = PAINTED[i % PAINTED.length] ?? PAINTED[0];
    const option = table.brushes.find((brush) => brush.concept === concept)?.options[0];
    const layer = option?.layer ?? '32';
    const mode = i % 6 === 5 ? 'erase' : 'draw';
    const units = brushOption(table, concept, layer)?.units ?? 12;
    const shift = Math.floor(i / PAINTED.length) * 0.07;
    const points = Array.from({ length: 60 + ((i * 17) % 60) }, (_, p, n = 60): ImagePoint => {
      const t = p / (n + ((i * 17) % 60) - 1);
      const tremor = 0.002 * Math.sin(p * 1.7 + i);
      const y = fromY + t * (toY - fromY) + bend * Math.sin(t * Math.PI) + tremor;
      return onLattice(imagePoint(fromX + shift + t * (toX - fromX), y - shift / 2));
    });
    return {
      id: `test-${i}`,
      concept,
      mode,
      layer,
      setting: brushSetting(table, concept, layer, mode, units),
      radius: size / 200,
      hardness: 1,
      strength: 1,
      rule: 'touch',
      points,
      widths: null,
      covers: true,
      clears: true,
      hidden: false,
    };
  });
  return {
    model: manifest.id,
    weights: manifest.weights,
    scene: 215,
    strokes,
    tools: null,
    ownBrushes: [],
    inHand: null,
  };
}
