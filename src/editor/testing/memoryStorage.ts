import { ProblemError } from '../../model/problem.ts';
import type { KeptWork, WorkStorage } from '../work/workStorage.ts';

/** Storage as the browser's, in memory, with the room that the test gives it. */
export class MemoryStorage implements WorkStorage {
  readonly works = new Map<string, { work: KeptWork; pieces: Map<number, string> }>();
  /** Pieces written, by their place, one list for each write. */
  readonly writes: number[][] = [];
  /** Paintings that fit. */
  room = Infinity;
  #last: string | null;

  constructor(last: string | null = null) {
    this.#last = last;
  }

  list: WorkStorage['list'] = () => {
    const works = [...this.works.values()].map(({ work }) => work);
    return Promise.resolve(works.sort((a, b) => b.updated - a.updated));
  };

  read: WorkStorage['read'] = (id) => {
    const pieces = [...(this.works.get(id)?.pieces ?? [])].sort(([a], [b]) => a - b);
    return Promise.resolve(pieces.map(([, text]) => text));
  };

  write: WorkStorage['write'] = (work, pieces, count) => {
    const there = this.works.get(work.id)?.pieces ?? new Map<number, string>();
    const all = new Map([...there, ...pieces]);
    for (let at = 0; at < count; at++) if (!all.has(at)) return Promise.resolve(false);
    if (!this.works.has(work.id) && this.works.size >= this.room) {
      return Promise.reject(new ProblemError({ code: 'storage-full' }));
    }
    for (const at of all.keys()) if (at >= count) all.delete(at);
    this.works.set(work.id, { work, pieces: all });
    this.writes.push([...pieces.keys()]);
    return Promise.resolve(true);
  };

  remove: WorkStorage['remove'] = (ids) => {
    for (const id of ids) this.works.delete(id);
    return Promise.resolve();
  };

  lastOfTab: WorkStorage['lastOfTab'] = () => this.#last;

  setLastOfTab: WorkStorage['setLastOfTab'] = (id) => {
    this.#last = id;
  };
}
