import type { Ablation, Causes } from '../../src/model/causes.ts';
import type { Dissection } from '../../src/model/dissection.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { axis, bar, COLORS, CONTROL_COLOR, legend, line, page, text, whisker } from './chart.ts';
import { bestMatches, GROUPS, matchesByLayer } from './matches.ts';

const MARGIN = { left: 46, top: 40 };

/** Matching units of each layer by group, the shuffled control beside them. */
export function unitCountsChart(table: Dissection, manifest: Manifest): string {
  const counts = matchesByLayer(table, manifest);
  const frame = { ...MARGIN, width: 110 * counts.length, height: 200 };
  const parts = axis(frame, 0, 1, [0, 0.25, 0.5, 0.75, 1]);
  counts.forEach(({ layer, units, matching, control, groups }, i) => {
    const x = frame.left + 110 * i + 14;
    let below = 0;
    GROUPS.forEach((group, g) => {
      const share = groups[group] / units;
      const y = frame.top + frame.height * (1 - below - share);
      parts.push(
        `<rect x="${x}" y="${y.toFixed(1)}" width="46" height="${(share * frame.height).toFixed(1)}" fill="${COLORS[g] ?? ''}"/>`,
      );
      below += share;
    });
    parts.push(bar(frame, x + 50, 28, (control ?? 0) / units, 0, 1, CONTROL_COLOR));
    parts.push(text(x + 40, frame.top + frame.height + 16, `layer ${layer}`, 'middle', true));
    parts.push(text(x + 40, frame.top + frame.height + 30, `${matching} of ${units}`, 'middle'));
  });
  const keys = GROUPS.map((group, g) => [group, COLORS[g] ?? ''] as const);
  const title = text(
    frame.left,
    14,
    'Units that match a concept beyond the control, as a share of the layer',
    'start',
    true,
  );
  const key = legend(frame.left, 31, [
    ...keys,
    ['over the bar under shuffled labels', CONTROL_COLOR],
  ]);
  return page(frame.left + frame.width + 12, frame.top + frame.height + 40, [
    title,
    ...key,
    ...parts,
  ]);
}

/** Best IoU of every unit of each layer, in falling order, against the shuffled control. */
export function iouChart(table: Dissection): string {
  const frame = { ...MARGIN, width: 520, height: 220 };
  const parts = axis(frame, 0, 0.8, [0, 0.05, 0.2, 0.4, 0.6, 0.8]);
  const along = (values: readonly number[]) =>
    [...values]
      .sort((a, b) => b - a)
      .map(
        (value, i) =>
          [frame.left + (frame.width * i) / Math.max(values.length - 1, 1), value] as const,
      );
  table.layers.forEach((layer, i) => {
    const best = bestMatches(table, layer).map(({ iou }) => iou);
    parts.push(line(frame, along(best), 0, 0.8, COLORS[i] ?? ''));
    parts.push(line(frame, along(layer.iqr.shuffled), 0, 0.8, COLORS[i] ?? '', true));
  });
  const keys = table.layers.map(({ layer }, i) => [`layer ${layer}`, COLORS[i] ?? ''] as const);
  return page(frame.left + frame.width + 12, frame.top + frame.height + 30, [
    text(
      frame.left,
      14,
      'Best IoU of each unit, units in falling order (dashed: shuffled control)',
      'start',
      true,
    ),
    ...legend(frame.left, 31, keys),
    ...parts,
    text(
      frame.left + frame.width,
      frame.top + frame.height + 18,
      'share of the layer’s units →',
      'end',
    ),
  ]);
}

const RANKS = ['iou', 'lift', 'effect', 'ace', 'random'] as const;
const SMALL = { width: 170, height: 110, gapX: 56, gapY: 62 };
const COLUMNS = 4;

/** Share of each concept that goes, by how many units are ablated, under each ranking and at random. */
export function ablationChart({ ablations }: Causes): string {
  const rows = Math.ceil(ablations.length / COLUMNS);
  const parts = ablations.flatMap((ablation, i) => {
    const column = i % COLUMNS;
    const row = Math.floor(i / COLUMNS);
    return smallAblation(ablation, {
      left: MARGIN.left + column * (SMALL.width + SMALL.gapX),
      top: 62 + row * (SMALL.height + SMALL.gapY),
      width: SMALL.width,
      height: SMALL.height,
    });
  });
  const width = MARGIN.left + COLUMNS * (SMALL.width + SMALL.gapX);
  const height = 62 + rows * (SMALL.height + SMALL.gapY);
  const keys = RANKS.map(
    (rank) => [rank === 'random' ? 'random, matched' : rank, colorOf(rank)] as const,
  );
  return page(width, height, [
    text(
      10,
      14,
      'Share of a concept’s pixels that go, by units ablated everywhere (95 % intervals)',
      'start',
      true,
    ),
    ...legend(10, 31, keys),
    ...parts,
  ]);
}

function smallAblation(
  { concept, layer, figures }: Ablation,
  frame: { left: number; top: number; width: number; height: number },
): string[] {
  const counts = [...new Set(figures.map(({ units }) => units))].sort((a, b) => a - b);
  const xOf = (units: number) =>
    frame.left + (frame.width * (counts.indexOf(units) + 0.5)) / counts.length;
  const [low, high] = [-0.2, 1];
  const parts = [
    text(frame.left, frame.top - 8, `${concept}, layer ${layer}`, 'start', true),
    ...axis(frame, low, high, [0, 0.5, 1]),
    ...counts.map((units) =>
      text(xOf(units), frame.top + frame.height + 14, String(units), 'middle'),
    ),
  ];
  for (const rank of RANKS) {
    const own = figures.filter(({ ranking }) => ranking === rank);
    const points = own.map(({ units, removed }) => [xOf(units), removed.value] as const);
    parts.push(line(frame, points, low, high, colorOf(rank), rank === 'random'));
    for (const { units, removed } of own) {
      parts.push(whisker(frame, xOf(units), removed.low, removed.high, low, high, colorOf(rank)));
    }
  }
  return parts;
}

function colorOf(rank: (typeof RANKS)[number]): string {
  return rank === 'random' ? CONTROL_COLOR : (COLORS[RANKS.indexOf(rank)] ?? '');
}

/** Rise of a concept inside a stroke by what it is put on: the brush and the best tenth of a layer. */
export function insertionChart({ insertions }: Causes, concept: string): string {
  const own = insertions.filter((insertion) => insertion.concept === concept);
  const contexts = [...new Set(own.flatMap((each) => each.contexts.map(({ on }) => on)))];
  const frame = { ...MARGIN, width: 84 * contexts.length, height: 180 };
  const [low, high] = [-0.2, 1];
  const parts = axis(frame, low, high, [0, 0.25, 0.5, 0.75, 1]);
  contexts.forEach((on, i) => {
    const x = frame.left + 84 * i + 12;
    own.forEach(({ source, contexts: measured }, k) => {
      const found = measured.find((context) => context.on === on);
      if (!found) return;
      const { value, low: from, high: to } = found.gain;
      const color = COLORS[source === 'top' ? 0 : 1] ?? '';
      parts.push(bar(frame, x + 30 * k, 26, value, low, high, color));
      parts.push(whisker(frame, x + 30 * k + 13, from, to, low, high));
    });
    parts.push(text(x + 28, frame.top + frame.height + 16, on, 'middle'));
  });
  const keys = own.map(
    ({ source, units, layer }) =>
      [
        `${source === 'top' ? 'best tenth' : 'the brush'} (${units} of layer ${layer})`,
        COLORS[source === 'top' ? 0 : 1] ?? '',
      ] as const,
  );
  return page(Math.max(frame.left + frame.width + 12, 460), frame.top + frame.height + 28, [
    text(
      frame.left,
      14,
      `Rise of ${concept} inside a stroke, by what it is put on (95 % intervals)`,
      'start',
      true,
    ),
    ...legend(frame.left, 31, keys),
    ...parts,
  ]);
}
