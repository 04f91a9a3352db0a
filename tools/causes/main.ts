import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCauses, type Causes } from '../../src/model/causes.ts';
import { explain } from '../onnx/explain.ts';
import { openModelFolder } from '../onnx/modelFolder.ts';
import { readTable } from '../onnx/readTable.ts';
import { measureCauses } from './causes.ts';
import { causesKey } from './causesKey.ts';
import { Journal } from './journal.ts';
import { openJudge } from './judge.ts';
import { causesPlanOf } from './plan.ts';
import { roundCauses } from './rounding.ts';
import { causesSummary } from './summary.ts';

const ROOT = join(import.meta.dirname, '../..');
const FILE = 'causes.json';

/** `npm run causes -- <model>`: measures causes and writes `models/<model>/causes.json`. */
async function main(argv: readonly string[]): Promise<void> {
  const start = performance.now();
  const plan = causesPlanOf(argv);
  const model = await openModelFolder(join(ROOT, 'models', plan.model), plan.threads);
  const table = await readTable(model);
  const judge = await openJudge(model, plan.threads, plan.judge);
  const key = causesKey(plan, judge, model.manifest);
  const journal = await Journal.open(join(ROOT, '.cache/causes', `${plan.model}.jsonl`), key);
  if (journal.size > 0) console.error(`going on after ${journal.size} finished pieces`);
  const causes = roundCauses(await measureCauses(model, judge, table, plan, journal));
  await writeCauses(join(model.folder, FILE), causes);
  console.log(causesSummary(causes));
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.error(`models/${plan.model}/${FILE} written, ${minutes} minutes`);
}

async function writeCauses(path: string, causes: Causes): Promise<void> {
  const text = `${JSON.stringify(causes)}\n`;
  parseCauses(text, path);
  await writeFile(path, text);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
