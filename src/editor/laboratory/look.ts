import type { EnginePort, Observation, ObserveRequest } from '../../model/port.ts';
import { TaskFailure } from './task.ts';

/**
 * One observation of a task.
 * @returns null if the task was stopped or the engine started anew
 * @throws TaskFailure with what kept the engine from it
 */
export async function look(
  editor: Pick<EnginePort, 'observe'>,
  request: ObserveRequest,
  signal: AbortSignal,
): Promise<Observation | null> {
  const outcome = await editor.observe(request, signal);
  if (signal.aborted || outcome.kind === 'stopped') return null;
  if (outcome.kind === 'failed') throw new TaskFailure(outcome.problem);
  return outcome.observation;
}
