import type {
  BrushEntry,
  BrushOption,
  Dissection,
  LayerDissection,
} from '../../src/model/dissection.ts';

/** IoU over which a unit counts as matching a concept, under each rule (as published). */
const MATCH = { iqr: 0.05, top1: 0.04 };

/** What a dissection found, for reading in a terminal. */
export function summary(table: Dissection): string {
  return [
    ...table.layers.map((layer) => layerLine(layer)),
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

function layerLine({ layer, units, iqr, top1 }: LayerDissection): string {
  const matching = (iou: readonly (readonly number[])[], least: number) =>
    iou.filter((concepts) => Math.max(...concepts) > least).length;
  const by = `${matching(iqr.iou, MATCH.iqr)} by information quality (IoU > ${MATCH.iqr})`;
  const shuffled = iqr.shuffled.filter((iou) => iou > MATCH.iqr).length;
  const top = `${matching(top1.iou, MATCH.top1)} by the top 1 % (IoU > ${MATCH.top1})`;
  return `layer ${layer}: of ${units} units ${by}, ${shuffled} shuffled; ${top}`;
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
