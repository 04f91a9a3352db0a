import { bestOption } from '../../src/model/brush.ts';
import type { Causes } from '../../src/model/causes.ts';
import type { BrushOption, Dissection } from '../../src/model/dissection.ts';
import type { Artifacts } from './artifactsFile.ts';
import { interval, type Finding } from './findings.ts';
import { GROUPS, type ReportedMatches } from './matches.ts';

/** A Markdown table. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export function findingsTable(found: readonly Finding[]): string {
  const verdict = (holds: boolean | null) => (holds === null ? '–' : holds ? 'yes' : '**no**');
  return table(
    ['published', 'here', 'holds'],
    found.map(({ published, here, holds }) => [published, here, verdict(holds)]),
  );
}

export function matchesTable(matches: readonly ReportedMatches[]): string {
  return table(
    [
      'layer',
      'units',
      'match (information quality)',
      'shuffled',
      'beyond control',
      'match (top 1 %)',
      'concepts',
      'material',
      'part',
      'object',
    ],
    matches.map((each) => [
      each.layer,
      ...[each.units, each.iqr, each.control ?? '–', each.matching, each.top1].map(String),
      ...[each.concepts, ...GROUPS.map((group) => each.groups[group])].map(String),
    ]),
  );
}

/** The figures at a tenth of the layer. */
export function ablationTable({ ablations, concepts }: Causes, dissection: Dissection): string {
  const rows = ablations.map(({ concept, kind, layer, best, figures }) => {
    const units = dissection.layers.find((each) => each.layer === layer)?.units ?? 0;
    const tenth = figures.filter((figure) => figure.units === Math.round(units / 10));
    const chosen = tenth.find(({ ranking }) => ranking === best);
    const iou = tenth.find(({ ranking }) => ranking === 'iou');
    const random = tenth.find(({ ranking }) => ranking === 'random');
    return [
      concept,
      `${chosen?.units ?? 0} of ${units}, layer ${layer}`,
      best,
      chosen ? interval(chosen.removed) : '–',
      chosen ? `${kind} ${interval(chosen.kindRemoved)}` : '–',
      iou ? interval(iou.removed) : '–',
      random ? interval(random.removed) : '–',
      instead(chosen?.became ?? [], concepts, concept),
    ];
  });
  return table(
    ['concept', 'units', 'ranked by', 'goes', 'of its kind', 'by IoU', 'random', 'comes instead'],
    rows,
  );
}

function instead(became: readonly number[], concepts: readonly string[], concept: string): string {
  return concepts
    .map((name, c) => ({ name, share: became[c] ?? 0 }))
    .filter(({ name, share }) => name !== concept && share >= 0.05)
    .sort((a, b) => b.share - a.share)
    .slice(0, 3)
    .map(({ name, share }) => `${name} ${share.toFixed(2)}`)
    .join(', ');
}

export function insertionTable({ insertions }: Causes): string {
  const rows = insertions.map(({ concept, source, layer, units, how, contexts }) => [
    concept,
    source === 'top' ? 'best tenth' : 'brush',
    `${units} of layer ${layer}; ${how}`,
    contexts
      .filter(({ fits }) => fits)
      .map(({ on, gain }) => `${on} ${interval(gain)}`)
      .join('<br>'),
    contexts
      .filter(({ fits }) => !fits)
      .map(({ on, gain }) => `${on} ${interval(gain)}`)
      .join('<br>'),
  ]);
  return table(['concept', 'inserted', 'units', 'where it belongs', 'elsewhere'], rows);
}

/** What a brush should reach. */
const GOAL = { gain: 0.5, removed: 0.7, spill: 0.1 };

/** A brush as the palette has it: what draws, and what erases, perhaps at another layer. */
type BestOptions = { readonly draw: BrushOption; readonly erase: BrushOption };

function bestOptions(dissection: Dissection, concept: string): BestOptions | null {
  const draw = bestOption(dissection, concept, 'draw');
  const erase = bestOption(dissection, concept, 'erase');
  return draw && erase ? { draw, erase } : null;
}

export function brushTable(dissection: Dissection): string {
  const rows = dissection.brushes.map(({ concept, works }) => {
    const best = bestOptions(dissection, concept);
    if (!best) return [concept];
    const { draw, erase } = best;
    const at = erase.layer === draw.layer ? '' : ` at layer ${erase.layer}`;
    return [
      concept,
      draw.layer,
      String(draw.units),
      draw.on === 'learned' ? 'learned levels' : `${draw.rank ?? 'iou'}, ${draw.on}`,
      (draw.hardness ?? 1).toFixed(2),
      draw.gain.toFixed(2),
      `${erase.removed.toFixed(2)}${at}`,
      draw.spill.toFixed(2),
      works ? 'yes' : 'no: it cannot be painted',
    ];
  });
  return table(
    ['brush', 'layer', 'units', 'how', 'edge', 'gain', 'erased', 'spill', 'offered'],
    rows,
  );
}

export function brushCounts(dissection: Dissection): string {
  const best = dissection.brushes.flatMap(({ concept }) => bestOptions(dissection, concept) ?? []);
  const draws = ({ draw }: BestOptions): boolean => draw.gain >= GOAL.gain;
  const erases = ({ erase }: BestOptions): boolean => erase.removed >= GOAL.removed;
  const keeps = ({ draw }: BestOptions): boolean => draw.spill <= GOAL.spill;
  const count = (test: (options: BestOptions) => boolean): number => best.filter(test).length;
  return (
    `Of ${best.length} brushes ${count(draws)} draw with a gain of at least ${GOAL.gain}, ` +
    `${count(erases)} erase at least ${GOAL.removed}, ${count(keeps)} keep the ring within ` +
    `${GOAL.spill}; ${count((each) => draws(each) && erases(each) && keeps(each))} do all three.`
  );
}

export function artifactText({ layer, units, count, frechet }: Artifacts): string {
  const random = frechet.random.map((value) => value.toFixed(4)).join(', ');
  const mean = frechet.random.reduce((a, b) => a + b, 0) / frechet.random.length;
  const better = frechet.ablated < frechet.before && frechet.ablated < Math.min(...frechet.random);
  return [
    `Published: ablating 20 artifact units takes the Fréchet distance from 52.87 to 32.11, random units ` +
      `to 52.27. Here, on ${count} scenes against ${count} drawn ones, with ${units.length} units of layer ` +
      `${layer}:`,
    table(
      ['ablated', 'Fréchet distance'],
      [
        ['nothing', frechet.before.toFixed(4)],
        [`the ${units.length} units that go with flaws`, frechet.ablated.toFixed(4)],
        [`random units, ${frechet.random.length} draws`, `${mean.toFixed(4)} (${random})`],
      ],
    ),
    better
      ? 'The finding holds: without these units scenes are nearer to drawn ones.'
      : 'The finding does **not** hold here: ablating these units does not bring scenes nearer to drawn ones than leaving them or ablating random ones.',
  ].join('\n\n');
}
