import type { BrushEntry, BrushOption, Dissection } from '../../src/model/dissection.ts';
import {
  MATCH,
  matchingUnits,
  type ConceptGroups,
  type Matches,
} from '../../src/model/dissection/matches.ts';

/** What a dissection found, for reading in a terminal. */
export function summary(table: Dissection, groups: ConceptGroups): string {
  return [
    ...matchLines(table, groups),
    '',
    row([
      'concept',
      'share',
      'layer',
      'units',
      'rank',
      'on',
      'off',
      'gain',
      'removed',
      'spill',
      'works',
    ]),
    ...table.brushes.flatMap((brush) => brushLines(brush, table)),
    '',
    'share of the concept inside strokes, before → after, on each context (best option):',
    ...table.brushes.map(contextLine),
  ].join('\n');
}

/** Matching units of each layer by the group of their best concept, the shuffled control in brackets. */
function matchLines(table: Dissection, groups: ConceptGroups): string[] {
  const lines = (rule: 'iqr' | 'top1', name: string) => [
    `units that match a concept ${name} (IoU > ${MATCH[rule]}; in brackets: against other scenes' labels)`,
    row(['layer', 'units', 'all', 'part', 'material', 'object']),
    ...table.layers.map((layer) => {
      const { real, shuffled } = matchingUnits(layer, rule, table.concepts, groups);
      const cell = (group: keyof Matches) => `${real[group]} (${shuffled?.[group] ?? '–'})`;
      const cells = (['all', 'part', 'material', 'object'] as const).map(cell);
      return row([layer.layer, String(layer.units), ...cells]);
    }),
    '',
  ];
  return [...lines('iqr', 'by information quality'), ...lines('top1', 'with their top 1 %')].slice(
    0,
    -1,
  );
}

function brushLines({ concept, works, options }: BrushEntry, table: Dissection): string[] {
  const share = table.conceptShare[table.concepts.indexOf(concept)] ?? 0;
  return options.map((option, i) =>
    row([
      i === 0 ? concept : '',
      i === 0 ? share.toFixed(3) : '',
      ...settingCells(option),
      i === 0 ? (works ? 'yes' : 'no') : '',
    ]),
  );
}

function settingCells({
  layer,
  units,
  rank,
  on,
  off,
  gain,
  removed,
  spill,
}: BrushOption): string[] {
  return [
    layer,
    String(units),
    rank ?? 'iou',
    on,
    off,
    gain.toFixed(2),
    removed.toFixed(2),
    spill.toFixed(2),
  ];
}

function contextLine({ concept, options }: BrushEntry): string {
  const contexts = options[0]?.contexts ?? [];
  const parts = contexts.map(
    ({ on, n, before, after }) => `${on} ${before.toFixed(2)}→${after.toFixed(2)} (${n})`,
  );
  return `${concept.padEnd(10)} ${parts.join(', ')}`;
}

function row(cells: readonly string[]): string {
  const [first = '', ...rest] = cells;
  return first.padEnd(10) + rest.map((cell) => cell.padStart(11)).join('');
}
