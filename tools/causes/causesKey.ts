import type { Manifest } from '../../src/model/manifest.ts';
import { CONTEXT_TABLE } from '../dissect/contexts.ts';
import type { Judge } from './judge.ts';
import type { CausesPlan } from './plan.ts';

/** The key of a run's journal: all that its pieces are made from. The number of threads changes none. */
export function causesKey(
  plan: CausesPlan,
  judge: Pick<Judge, 'sha256'>,
  { weights, segmenter, dissection }: Manifest,
): unknown {
  return {
    plan: { ...plan, threads: null },
    judge: judge.sha256,
    weights,
    segmenter: segmenter?.sha256,
    table: dissection?.sha256,
    contexts: CONTEXT_TABLE,
  };
}
