import type { Dissection } from '../../src/model/dissection.ts';
import type { Judge } from '../causes/judge.ts';
import type { AceFile } from './aceFile.ts';
import { CONTEXT_TABLE } from './contexts.ts';
import type { Plan } from './plan.ts';

/** What a search of brushes is made from. */
type Inputs = {
  readonly plan: Plan;
  readonly judge: Pick<Judge, 'sha256'>;
  /** Hash of the choosing segmenter's file. */
  readonly segmenter: string | undefined;
  /** As the search sees it: with ACE's rankings, where they were optimised. */
  readonly table: Dissection;
  readonly ace: AceFile | null;
};

/** Counted up when the journal's pieces come to hold or measure something else. */
const PIECES = 2;

/**
 * The key of a search's journal, whose pieces name settings by their numbers in lists that follow from all
 * of this. What the search writes into the table, brushes and the file's rankings, changes no key: a layer's
 * ranking is the file's where the file has one, and else the table's own, which stays.
 */
export function brushesKey({ plan, judge, segmenter, table, ace }: Inputs): unknown {
  return {
    pieces: PIECES,
    ...{ plan, judge: judge.sha256, weights: table.weights, ace: ace?.entries },
    ...{ segmenter, contexts: CONTEXT_TABLE },
    // A table that was read has its fields in another order than one that was just given its ranking.
    layers: table.layers.map(({ ace: ranking, ...layer }) => ({ ...layer, ace: ranking })),
  };
}
