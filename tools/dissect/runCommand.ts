import { ProblemError } from '../../src/model/problem.ts';
import { Interrupted } from './observe.ts';

/** Runs a command; what can go wrong from outside ends it with a sentence on stderr and code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof ProblemError) console.error(sentence(error));
    else if (error instanceof RangeError || error instanceof TypeError)
      console.error(error.message);
    else if (error instanceof Interrupted) console.error(`\n${error.message}`);
    else throw error;
    process.exitCode = error instanceof Interrupted ? 130 : 1;
  }
}

/** The problems that a model folder on this machine can have, as sentences. */
function sentence({ problem }: ProblemError): string {
  switch (problem.code) {
    case 'file-missing':
      return `${problem.url} is missing; npm run model:release writes a whole model folder.`;
    case 'file-corrupt':
      return (
        `${problem.url} is not the file that the manifest names: expected ${problem.expected}, ` +
        `found ${problem.actual}. Release the model again, then dissect it.`
      );
    case 'format-newer':
      return `${problem.url} has version ${problem.found}; this program reads up to ${problem.newest}.`;
    case 'format-invalid':
      return `${problem.url} is wrong at ${problem.path}: ${problem.detail}`;
    default:
      return JSON.stringify(problem);
  }
}
