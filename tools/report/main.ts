import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { parseCauses } from '../../src/model/causes.ts';
import type { Dissection } from '../../src/model/dissection.ts';
import { editableLayers } from '../../src/model/manifest.ts';
import { explain } from '../onnx/explain.ts';
import { openModelFolder, type ModelFolder } from '../onnx/modelFolder.ts';
import { readTable } from '../onnx/readTable.ts';
import { parseArtifacts } from './artifactsFile.ts';
import { ablationChart, insertionChart, iouChart, unitCountsChart } from './charts.ts';
import { bestMatches } from './matches.ts';
import { reportText, type ReportData } from './text.ts';
import { unitGrid, type ShownUnit } from './unitGrid.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOCS = join(ROOT, 'docs');
const PICTURES = join(DOCS, 'dissection');
/** Concepts whose insertion gets a chart of its own. */
const CHARTED = ['door', 'tree', 'cloud'];
const GRID = { scenes: 300, columns: 6, units: 5 };

/** `npm run report -- <model>`: writes docs/dissection.md and its pictures from what was measured. */
async function main([id, ...rest]: readonly string[]): Promise<void> {
  if (id === undefined || rest.length > 0 || !/^[a-z0-9][a-z0-9-]*$/.test(id)) {
    throw new RangeError('name one model of the folder models/: npm run report -- <model>');
  }
  const model = await openModelFolder(join(ROOT, 'models', id), 2);
  const table = await readTable(model);
  const { weights } = model.manifest;
  const causes = await readMeasured(model, 'causes.json', parseCauses, weights);
  const artifacts = await readMeasured(model, 'artifacts.json', parseArtifacts, weights);
  await mkdir(PICTURES, { recursive: true });
  const save = (name: string, content: string | Buffer) => writeFile(join(PICTURES, name), content);

  await save('units.svg', unitCountsChart(table, model.manifest));
  await save('iou.svg', iouChart(table));
  if (causes) {
    await save('ablation.svg', ablationChart(causes));
    for (const concept of CHARTED) {
      await save(`insertion-${concept}.svg`, insertionChart(causes, concept));
    }
  }
  const grids: ReportData['grids'][number][] = [];
  for (const layer of ['8', '16', '32'].filter((name) =>
    table.layers.some((l) => l.layer === name),
  )) {
    const shown = bestUnits(model, table, layer, GRID.units);
    await save(`units-${layer}.png`, await unitGrid(model, shown.units, GRID.scenes, GRID.columns));
    grids.push({ layer, rows: shown.names });
  }
  const data = {
    model: model.manifest,
    table,
    causes,
    artifacts,
    grids,
    charted: CHARTED,
  };
  const text = await format(reportText(data), { parser: 'markdown', printWidth: 100 });
  await writeFile(join(DOCS, 'dissection.md'), text);
  console.error(`docs/dissection.md and docs/dissection/ written`);
}

/** A measured file of the folder; null if there is none or it is of other weights, which is said. */
async function readMeasured<Content extends { readonly weights: string }>(
  { folder }: ModelFolder,
  file: string,
  parse: (text: string, url: string) => Content,
  weights: string,
): Promise<Content | null> {
  const url = join(folder, file);
  let text: string;
  try {
    text = await readFile(url, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    console.error(`${file} is missing; the report says so`);
    return null;
  }
  const content = parse(text, url);
  if (content.weights === weights) return content;
  console.error(`${file} is of other weights; the report leaves it out`);
  return null;
}

/** The best-matching units of a layer, one for each concept. */
function bestUnits(
  { manifest }: ModelFolder,
  table: Dissection,
  id: string,
  count: number,
): { units: ShownUnit[]; names: string[] } {
  const shape = editableLayers(manifest).find((layer) => layer.id === id);
  const layer = table.layers.find((each) => each.layer === id);
  if (!shape || !layer) return { units: [], names: [] };
  const sorted = bestMatches(table, layer).sort((a, b) => b.iou - a.iou);
  const first = sorted.filter(
    ({ concept }, i) => sorted.findIndex((other) => other.concept === concept) === i,
  );
  const best = first.slice(0, count);
  return {
    units: best.map(({ unit }) => ({
      layer: shape,
      unit,
      threshold: layer.iqr.threshold[unit] ?? 0,
    })),
    names: best.map(({ unit, concept, iou }) => `unit ${unit}: ${concept}, IoU ${iou.toFixed(2)}`),
  };
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
