import type { Causes } from '../../src/model/causes.ts';
import type { Dissection } from '../../src/model/dissection.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Artifacts } from './artifactsFile.ts';
import { findings } from './findings.ts';
import { matchesByLayer } from './matches.ts';
import {
  ablationTable,
  artifactText,
  brushCounts,
  brushTable,
  findingsTable,
  insertionTable,
  matchesTable,
} from './sections.ts';

/** Everything that the report tells. */
export type ReportData = {
  readonly model: Manifest;
  readonly table: Dissection;
  readonly causes: Causes | null;
  readonly artifacts: Artifacts | null;
  /** For each picture of units, its layer and what each row shows. */
  readonly grids: readonly { readonly layer: string; readonly rows: readonly string[] }[];
  readonly charted: readonly string[];
};

/** The report as Markdown; pictures lie in `dissection/` beside it. */
export function reportText(data: ReportData): string {
  const { model, table, causes, artifacts, grids, charted } = data;
  const { id } = model;
  const matches = matchesByLayer(table, model);
  const { method } = table;
  return [
    `# The ${model.title.toLowerCase()}, dissected`,
    `Written by \`npm run report -- ${id}\`; do not edit. Weights \`${table.weights.slice(0, 12)}\`. ` +
      `Sources: Bau et al., ICLR 2019 (arXiv 1811.10597) and PNAS 2020 (arXiv 2009.05041). The published ` +
      `numbers are of other generators, data and segmenters: what can be compared is whether a finding ` +
      `holds, not its size.`,
    '## Does what was published hold here?',
    findingsTable(findings(table, causes, matches)),
    '## Units that match a concept',
    `\`npm run dissect -- ${id}\`: ${method.samples} scenes, thresholds chosen on ` +
      `${method.thresholdSamples} others by the information quality ratio (ICLR; IoU over 0.05 matches); ` +
      `beside it the top-1 % rule (PNAS; IoU over 0.04). The shuffled control takes the same units ` +
      `against other scenes' labels: a unit that is on in the upper half matches any sky. So *beyond control* ` +
      `counts the units whose best IoU exceeds their own shuffled one by 0.05, and the groups are of these.`,
    matchesTable(matches),
    '![Matching units by layer](dissection/units.svg)',
    '![Best IoU of each unit](dissection/iou.svg)',
    ...grids.flatMap(({ layer, rows }) => [
      `### The best units of layer ${layer}`,
      `Rows, from the top: ${rows.join('; ')}. Each shows the scenes of 0…299 in which the unit is most ` +
        `active; outlined is where it is over its threshold.`,
      `![Top scenes of units of layer ${layer}](dissection/units-${layer}.png)`,
    ]),
    ...(causes ? causesText(causes, table, id, charted) : [MISSING_CAUSES]),
    '## Brushes',
    `\`npm run brushes -- ${id}\`: layer, share of units, ranking and levels chosen by successive halving ` +
      `on some scenes, figures from ${method.effectScenes} others, judged by ` +
      `${method.judged === 'independently' ? 'the second segmenter' : 'the choosing segmenter'}. Gain: rise of the concept's share inside ` +
      `the stroke, mean over its contexts, where a pixel counts only in colours that the concept has. ` +
      `Erased: share of its pixels inside an erasing stroke that gives way to what lay around. Spill: share of ` +
      `the ring of one cell around the stroke that becomes a third class. ${brushCounts(table)}`,
    brushTable(table),
    '## Units that go with flaws',
    artifacts
      ? `\`python -m training.ace.artifacts\`. ${artifactText(artifacts)}`
      : 'Not measured yet: `python -m training.ace.artifacts`.',
  ].join('\n\n');
}

const MISSING_CAUSES = '## Causes\n\nNot measured yet: `npm run causes`.';

function causesText(
  causes: Causes,
  table: Dissection,
  id: string,
  charted: readonly string[],
): string[] {
  const { judge, method } = causes;
  const by = judge.independent
    ? `a second segmenter that chose nothing (\`${judge.file}\`)`
    : `the choosing segmenter (\`${judge.file}\`), for the model has no second one`;
  return [
    '## What goes when units are ablated',
    `\`npm run causes -- ${id}\`. Units are set to 0 at every cell. Layer and ranking are chosen on ` +
      `${method.chooseScenes} scenes by successive halving; the figures are from scenes that chose nothing, ` +
      `judged by ${by}. Rankings: IoU; lift (how far the concept lifts the unit); effect (measured, by ` +
      `regression on random subsets of units); ACE (α, by gradient; \`training/ace\`). Random: ` +
      `${method.draws} draws of other units, matched for mean activation. Intervals: 95 %, bootstrap over ` +
      `scenes. The table shows a tenth of the layer.`,
    ablationTable(causes, table),
    '![Ablation curves](dissection/ablation.svg)',
    '## What comes when units are inserted',
    `The contexts were fixed before anything was measured (\`tools/dissect/contexts.json\`), but for the ` +
      `sky behind trees and conifers; *anywhere* are places that nothing chose. *Best tenth*: a tenth of a ` +
      `layer's units at one level rule, as in the papers; *brush*: as the palette paints. Rise of the ` +
      `concept's share of the cells that the stroke reached, with its 95 % interval.`,
    insertionTable(causes),
    ...charted.map((concept) => `![Insertion of ${concept}](dissection/insertion-${concept}.svg)`),
  ];
}
