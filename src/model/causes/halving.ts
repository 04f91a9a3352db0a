/** A candidate and what has been measured of it. */
export type Halved<Candidate, State> = {
  readonly candidate: Candidate;
  readonly state: State;
  /** How many rounds it took part in. */
  readonly rounds: number;
};

type HalvingOptions<Candidate, State> = {
  /** Number of rounds. */
  readonly rounds: number;
  readonly start: State;
  /** Measures a candidate on the items of one round and adds that to what was known. */
  readonly measure: (candidate: Candidate, state: State, round: number) => Promise<State>;
  /** Greater is better. */
  readonly score: (state: State) => number;
  /** Share of the candidates that goes on to the next round; at least one does. */
  readonly keep?: number;
};

/**
 * Successive halving (Karnin, Koren and Somekh 2013): all candidates are measured a little, the better
 * half of them more, and so on, so that the effort goes where the choice is close. What a candidate
 * gave in earlier rounds counts on.
 * @returns all candidates: those of the last round first, each group best first, ties in given order
 */
export async function successiveHalving<Candidate, State>(
  candidates: readonly Candidate[],
  { rounds, start, measure, score, keep = 0.5 }: HalvingOptions<Candidate, State>,
): Promise<Halved<Candidate, State>[]> {
  let alive: Halved<Candidate, State>[] = candidates.map((candidate) => ({
    candidate,
    state: start,
    rounds: 0,
  }));
  const out: Halved<Candidate, State>[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round > 0) {
      const count = Math.max(Math.ceil(alive.length * keep), 1);
      out.unshift(...alive.slice(count));
      alive = alive.slice(0, count);
    }
    const measured: Halved<Candidate, State>[] = [];
    for (const { candidate, state } of alive) {
      const next = await measure(candidate, state, round);
      measured.push({ candidate, state: next, rounds: round + 1 });
    }
    alive = measured.sort((a, b) => score(b.state) - score(a.state));
  }
  return [...alive, ...out];
}
