import { join } from 'node:path';
import { firstUnseenScene } from '../../src/model/dissection.ts';
import { editableLayers } from '../../src/model/manifest.ts';
import { Journal } from '../causes/journal.ts';
import { judgedBy, openJudge } from '../causes/judge.ts';
import { causesPlanOf } from '../causes/plan.ts';
import { explain } from '../onnx/explain.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { readTable } from '../onnx/readTable.ts';
import { readAce, withAce } from './aceFile.ts';
import { BARS, measureBrushes } from './brushes.ts';
import { brushesKey } from './brushesKey.ts';
import { planOf } from './plan.ts';
import { report } from './report.ts';
import { segmenterOf } from './segmentation.ts';
import type { MeasuredLayer } from './strokes.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * `npm run brushes -- <model>`: searches the brushes of a dissected model anew, with what training/ace
 * optimised if there is that, and writes them into its table.
 */
async function main(argv: readonly string[]): Promise<void> {
  const { model: id, judge: judgePath, threads, seed } = causesPlanOf(argv);
  const model = await openModelFolder(join(ROOT, 'models', id), threads);
  const bare = await readTable(model);
  const ace = await readAce(id, model.manifest.weights);
  console.error(
    ace ? 'with what training/ace optimised' : 'nothing of training/ace: only rankings and rules',
  );
  const table = ace ? withAce(bare, ace) : bare;
  const { method } = table;
  const quick = argv.includes('--quick') ? ['--quick'] : [];
  const plan = {
    ...planOf([id, ...quick, '--threads', String(threads), '--seed', String(seed)]),
    firstScene: method.firstScene,
    samples: method.samples,
    thresholdSamples: method.thresholdSamples,
  };
  const layers: MeasuredLayer[] = editableLayers(model.manifest).flatMap((shape) => {
    const own = table.layers.find(({ layer }) => layer === shape.id);
    return own ? [{ shape, table: own }] : [];
  });
  const judge = await openJudge(model, threads, judgePath);
  const segmenter = model.manifest.segmenter?.sha256;
  const key = brushesKey({ plan, judge, segmenter, table, ace });
  const journal = await Journal.open(join(ROOT, '.cache/brushes', `${id}.jsonl`), key);
  const brushes = await measureBrushes(model, segmenterOf(model), layers, plan, {
    ace,
    judge: judge.segmenter,
    // A run that was stopped saw more than the first scenes of both samples.
    first: firstUnseenScene({ method: { ...method, effectScenes: 0 } }),
    once: (name, compute) => journal.once(name, compute),
  });
  const result = {
    ...table,
    method: { ...method, effectScenes: plan.effectScenes, bars: BARS, judged: judgedBy(judge) },
    brushes,
  };
  await report(model.folder, result);
  const by = judge.independent ? 'an independent segmenter' : 'the choosing segmenter';
  console.error(`judged by ${by}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
