import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { namesIn } from '../../src/model/segmenter/classList.ts';
import { PICTURE_RANGES } from '../../src/model/segmenter/pictureRange.ts';
import { ProblemError } from '../../src/model/problem.ts';
import { explain, refusal } from '../onnx/explain.ts';
import { addSegmenterFile, type SegmenterPlan } from './addSegmenterFile.ts';

const MODELS = join(import.meta.dirname, '../../models');
const USAGE = `npm run segmenter -- MODEL FILE.onnx --classes NAMES.txt [--range ${PICTURE_RANGES.join('|')}]`;

/** Reads the command line. @throws RangeError with a sentence if something is missing or unknown */
async function planOf(args: string[]): Promise<SegmenterPlan> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { classes: { type: 'string' }, range: { type: 'string', default: 'imagenet' } },
  });
  const [model, file, ...rest] = positionals;
  if (model === undefined || file === undefined || rest.length > 0) {
    throw new RangeError(`name one model and one ONNX file: ${USAGE}`);
  }
  if (values.classes === undefined) {
    throw new RangeError(`name a text file with one class a line: ${USAGE}`);
  }
  const range = PICTURE_RANGES.find((each) => each === values.range);
  if (!range) {
    throw new RangeError(
      `pictures are taken in ${PICTURE_RANGES.join(', ')}, not ${values.range}: ${USAGE}`,
    );
  }
  const names = namesIn(await readFile(values.classes, 'utf8'));
  return { folder: join(MODELS, model), file, range, names };
}

try {
  const plan = await planOf(process.argv.slice(2));
  const { segmenter } = await addSegmenterFile(plan);
  const classes = segmenter?.classes.length ?? 0;
  console.log(
    `${relative('.', plan.folder)}: ${classes} classes. Dissect it: npm run dissect -- ${basename(plan.folder)}`,
  );
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}

function sentence(error: unknown): string {
  if (error instanceof ProblemError && error.problem.code === 'onnx') {
    return refusal(
      error.problem,
      'An ONNX segmenter of one float32 picture and one float32 map of scores, with a name for each class,',
    );
  }
  if (error instanceof Error && 'code' in error) return error.message;
  return explain(error);
}
