import { explain } from '../onnx/explain.ts';
import { Interrupted } from './observe.ts';

/** Runs a command; what can go wrong from outside ends it with a sentence on stderr and code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const interrupted = error instanceof Interrupted;
    process.exitCode = interrupted ? 130 : 1;
    console.error(interrupted ? `\n${error.message}` : explain(error));
  }
}
