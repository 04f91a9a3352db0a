import type { CsvCell } from '../../src/model/csv.ts';
import type { Dissection } from '../../src/model/dissection.ts';
import {
  ablationPlan,
  runAblation,
  type AblationResult,
} from '../../src/model/laboratory/experiments/ablation.ts';
import {
  contextPlan,
  runContexts,
  type ContextResult,
} from '../../src/model/laboratory/experiments/contexts.ts';
import type { LabelsOf } from '../../src/model/laboratory/experiments/experiment.ts';
import { compareLayers } from '../../src/model/laboratory/experiments/layers.ts';
import { classIds, editableLayers, type Manifest } from '../../src/model/manifest.ts';
import type { Command } from './command.ts';

type Rows = readonly (readonly CsvCell[])[];

/**
 * Runs one of the laboratory's experiments and gives its figures, heads first.
 * @throws RangeError with a sentence if the table or the segmenter has no such concept, or the table no
 *   such layer or no contexts
 */
export async function experimentRows(
  command: Command,
  manifest: Manifest,
  table: Dissection,
  labelsOf: LabelsOf,
): Promise<Rows> {
  switch (command.experiment) {
    case 'compare':
      throw new RangeError('a comparison takes two models');
    case 'ablation':
      return ablationRows(command, manifest, table, labelsOf);
    case 'contexts':
      return contextRows(command, manifest, table, labelsOf);
    case 'layers':
      return layerRows(manifest, table);
  }
}

async function ablationRows(
  { concept, layer, scenes, firstScene }: Command,
  manifest: Manifest,
  table: Dissection,
  labelsOf: LabelsOf,
): Promise<Rows> {
  const layers = editableLayers(manifest);
  const best = table.brushes.find((brush) => brush.concept === concept)?.options[0]?.layer;
  const id = layer ?? best ?? layers[0]?.id;
  const shape = layers.find((each) => each.id === id);
  const classes = classIds(manifest);
  const plan = shape && ablationPlan(table, classes, shape, concept, scenes);
  if (!plan) throw unseen(concept, classes) ?? unknown(concept, id ?? '', table);
  let result: AblationResult = { scenes: [], points: [] };
  await runAblation(
    { ...plan, firstScene: firstScene ?? plan.firstScene },
    labelsOf,
    (later) => (result = later),
  );
  return [
    ['units', 'removed', 'removed_random'],
    ...result.points.map(({ units, ranked, random }) => [units, ranked, random]),
  ];
}

async function contextRows(
  { concept, scenes, firstScene }: Command,
  manifest: Manifest,
  table: Dissection,
  labelsOf: LabelsOf,
): Promise<Rows> {
  const classes = classIds(manifest);
  const plan = contextPlan(table, classes, editableLayers(manifest), concept, scenes);
  if (!plan) {
    const brush = table.brushes.some((each) => each.concept === concept);
    throw unseen(concept, classes) ?? (brush ? bare(concept) : unknown(concept, '', table));
  }
  let result: ContextResult = [];
  await runContexts(
    { ...plan, firstScene: firstScene ?? plan.firstScene },
    labelsOf,
    (later) => (result = later),
  );
  return [
    ['on', 'dabs', 'before', 'after', 'gain', 'gain_in_table'],
    ...result.map(({ on, strokes, before, after, table: known }) => [
      ...[classes[on], strokes, before, after, after - before, known],
    ]),
  ];
}

function layerRows(manifest: Manifest, table: Dissection): Rows {
  const rows = compareLayers(table, manifest.segmenter?.classes ?? []);
  return [
    [
      ...['layer', 'units', 'object', 'part', 'material', 'control'],
      ...['concepts', 'best_unit', 'best', 'best_iou'],
    ],
    ...rows.map(({ layer, units, groups, control, concepts, best }) => [
      ...[layer, units, groups.object, groups.part, groups.material, control],
      ...[concepts, best?.unit, best?.concept, best?.iou],
    ]),
  ];
}

/** Null if the segmenter knows the concept. */
function unseen(concept: string, classes: readonly string[]): RangeError | null {
  if (classes.includes(concept)) return null;
  if (classes.length === 0) return new RangeError('the model has no segmenter');
  return new RangeError(`the segmenter knows no ${concept}; it knows ${classes.join(', ')}`);
}

function bare(concept: string): RangeError {
  return new RangeError(
    `the table's brush of ${concept} was measured on nothing that the segmenter knows`,
  );
}

function unknown(concept: string, layer: string, { brushes, layers }: Dissection): RangeError {
  const concepts = brushes.map((brush) => brush.concept).join(', ');
  const ids = layers.map((each) => each.layer).join(', ');
  const at = layer === '' ? '' : ` at the layer ${layer}`;
  return new RangeError(
    `the table has no ${concept}${at}; it has ${concepts} at the layers ${ids}`,
  );
}
