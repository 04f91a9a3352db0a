import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ProblemError } from '../../src/model/problem.ts';
import { explain, refusal } from '../onnx/explain.ts';
import { importFile, type ImportPlan } from './importFile.ts';
import { importOnnxFile, type OnnxPlan } from './importOnnxFile.ts';

const USAGE =
  'npm run import -- FILE.pth [--out models/NAME] [--float16], or FILE.onnx [--cut TENSOR,TENSOR] [--latent normal|sphere] [--out models/NAME]';

/** Reads the command line. @throws RangeError with a sentence if it names no file or no model. */
function planOf(args: string[]): ImportPlan & OnnxPlan {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      float16: { type: 'boolean', default: false },
      cut: { type: 'string', default: '' },
      latent: { type: 'string', default: 'normal' },
    },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new RangeError(`name one file: ${USAGE}`);
  const out = values.out ?? null;
  if (out !== null && !/(^|[/\\])[a-z0-9][a-z0-9-]*[/\\]?$/.test(out)) {
    throw new RangeError(
      `a model's folder has a name of a-z, 0-9 and hyphens, not ${out}: ${USAGE}`,
    );
  }
  const cuts = values.cut.split(',').filter((name) => name !== '');
  const { latent } = values;
  if (latent !== 'normal' && latent !== 'sphere') {
    throw new RangeError(`latents are normal or on the sphere, not ${latent}: ${USAGE}`);
  }
  const storage = values.float16 ? 'float16' : 'float32';
  return { file, out, storage, cuts, distribution: latent };
}

try {
  const plan = planOf(process.argv.slice(2));
  const { folder, manifest } = plan.file.endsWith('.onnx')
    ? await importOnnxFile(plan)
    : await importFile(plan, console.error);
  const { resolution, stages, dissection } = manifest;
  const size = stages.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const brushes = dissection ? 'with its published brushes' : 'without brushes';
  console.log(
    `${relative('.', folder)}: ${manifest.title}, ${resolution} × ${resolution}, ` +
      `${stages.length} stages of ${size.toFixed(1)} MB together, ${brushes}. ` +
      `Open it with ?model=${manifest.id}`,
  );
} catch (error) {
  console.error(sentence(error));
  process.exitCode = 1;
}

function sentence(error: unknown): string {
  if (error instanceof ProblemError && 'file' in error.problem && 'fault' in error.problem) {
    const { code } = error.problem;
    return refusal(
      error.problem,
      code === 'onnx'
        ? 'An ONNX generator of one float32 latent and one image'
        : 'A .pth of a published progressive GAN',
    );
  }
  if (error instanceof Error && 'code' in error) return error.message;
  return explain(error);
}
