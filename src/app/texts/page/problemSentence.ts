import type { Problem, WebgpuGap } from '../../../model/problem.ts';
import type { SessionSource } from '../../../model/session/sessionProblem.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import { faultSentences } from './faultSentence.ts';
import type { PageData } from './pageData.ts';

/** The one place that puts problems into words; a problem whose code has no text does not compile. */
export function problemSentences(data: PageData, numbers: Numbers) {
  const { problems, sources, remedies } = data;
  const { anyOf, significant } = numbers;
  const faults = faultSentences(data.faults, numbers);

  /** Why there is no WebGPU, as the end of a sentence. */
  const webgpuGap = ({ reason, detail }: WebgpuGap): string =>
    fill(data.webgpuGap[reason], { detail });

  const named = (source: SessionSource): string =>
    'name' in source ? source.name : sources[source.kind];

  /** What was expected, what came, what to do: one sentence or two for each problem. */
  const problem = (found: Problem): string => {
    switch (found.code) {
      case 'checkpoint':
        return faults.checkpoint(found.file, found.fault);
      case 'checkpoint-layout':
        return faults.layout(found.file, found.fault);
      case 'model-files':
        return faults.folder(found.fault);
      case 'onnx':
        return faults.onnx(found.file, found.fault);
      case 'file-kind-unknown':
      case 'address-invalid':
        return fill(problems[found.code], { ...found, known: anyOf(found.known) });
      case 'webgpu-missing':
        return fill(problems[found.code], { gap: webgpuGap(found) });
      case 'parity': {
        const difference = significant(found.difference, 2);
        return fill(problems[found.code], { ...found, difference });
      }
      case 'session-damaged':
      case 'session-newer':
      case 'session-invalid':
      case 'session-too-large':
      case 'session-other-model':
      case 'session-other-weights': {
        const { source } = found;
        const remedy = remedies[source.kind];
        return fill(problems[found.code], { ...found, source: named(source), remedy });
      }
      case 'clipboard-refused':
        return problems[found.code][found.what];
      default:
        return fill(problems[found.code], {
          ...found,
          ...('url' in found && { file: fileName(found.url) }),
        });
    }
  };
  return { problem, webgpuGap };
}

/** The last part of an address. */
function fileName(url: string): string {
  return url.split('/').at(-1) ?? url;
}
