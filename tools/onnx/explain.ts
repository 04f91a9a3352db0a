import { ProblemError } from '../../src/model/problem.ts';

/**
 * What went wrong in a command, as a sentence that says what to do.
 * @throws the error itself if it is a defect and not something from outside
 */
export function explain(error: unknown): string {
  if (error instanceof ProblemError) return sentence(error);
  if (error instanceof RangeError || error instanceof TypeError) return error.message;
  throw error;
}

/** Why a file was not taken, and what was expected. */
export function refusal(
  { file, fault }: { readonly file: string; readonly fault: object & { readonly reason: string } },
  expected: string,
): string {
  const { reason, ...found } = fault;
  const details = Object.values(found).map(String).join(', ');
  return `${file} is refused (${reason}: ${details}). ${expected} is expected.`;
}

/** The problems that a model folder on this machine can have. */
function sentence({ problem }: ProblemError): string {
  switch (problem.code) {
    case 'file-missing':
      return `${problem.url} is missing; npm run model:release writes a whole model folder, npm run dissect its table.`;
    case 'file-corrupt':
      return (
        `${problem.url} is not the file that the manifest names: expected ${problem.expected}, ` +
        `found ${problem.actual}. Release or import the model again, then measure it; npm run dissect ` +
        'alone makes a table anew.'
      );
    case 'table-of-other-weights':
      return `${problem.url} is of other weights than the model; npm run dissect makes it anew.`;
    case 'format-newer':
      return `${problem.url} has version ${problem.found}; this program reads up to ${problem.newest}.`;
    case 'format-invalid':
      return `${problem.url} is wrong at ${problem.path}: ${problem.detail}`;
    default:
      return JSON.stringify(problem);
  }
}
