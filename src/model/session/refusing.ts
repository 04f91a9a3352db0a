import { ProblemError } from '../problem.ts';
import { TooLargeError } from './deflate.ts';
import type { SessionSource } from './sessionProblem.ts';

/**
 * Takes bytes from outside apart; whatever fails on the way is their fault and refuses them.
 * @throws ProblemError `session-too-large` or `session-damaged`
 */
export async function refusing<Result>(
  source: SessionSource,
  take: () => Promise<Result>,
): Promise<Result> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof TooLargeError) {
      throw new ProblemError({ code: 'session-too-large', source });
    }
    // The browsers' own words for broken data differ and say little.
    const detail = error instanceof RangeError ? error.message : 'it is broken or cut off';
    throw new ProblemError({ code: 'session-damaged', source, detail });
  }
}
