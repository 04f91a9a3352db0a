import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeptWork, WorkStorage } from '../../editor/work/workStorage.ts';
import { ProblemError } from '../../model/problem.ts';

const NAME = 'ganpaint';
const VERSION = 1;
/** Key of the session storage, which a tab keeps through reloads and has to itself. */
const LAST = 'ganpaint-work';

type WorkSchema = DBSchema & {
  /** One record for each painting. */
  works: { key: string; value: KeptWork; indexes: { updated: number } };
  /** The paintings' strokes in pieces: `[work, place]`. */
  pieces: { key: [string, number]; value: string };
};

/** Keeps paintings in the browser's database. */
export function createWorkDatabase(): WorkStorage {
  let opened: Promise<IDBPDatabase<WorkSchema>> | null = null;

  /** The database is opened at its first use, and again after it was closed or could not be opened. */
  async function database(): Promise<IDBPDatabase<WorkSchema>> {
    opened ??= openDB<WorkSchema>(NAME, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('works', { keyPath: 'id' }).createIndex('updated', 'updated');
        fresh.createObjectStore('pieces');
      },
      // A page of a later version may change the database; this one then opens it anew.
      blocking: (_, __, event) => {
        (event.target as IDBDatabase).close();
        opened = null;
      },
      terminated: () => (opened = null),
    });
    try {
      return await opened;
    } catch (error) {
      opened = null;
      throw error;
    }
  }

  function using<Result>(
    work: (database: IDBPDatabase<WorkSchema>) => Promise<Result>,
  ): Promise<Result> {
    return database().then(work).catch(refuse);
  }

  return {
    list: () => using(async (db) => (await db.getAllFromIndex('works', 'updated')).reverse()),
    read: (id) => using((db) => db.getAll('pieces', piecesOf(id))),
    write: (work, pieces, count) =>
      using(async (db) => {
        const change = db.transaction(['works', 'pieces'], 'readwrite');
        const stored = change.objectStore('pieces');
        const there = new Set((await stored.getAllKeys(piecesOf(work.id))).map(([, at]) => at));
        const complete = Array.from({ length: count }, (_, at) => at).every(
          (at) => pieces.has(at) || there.has(at),
        );
        if (!complete) return false;
        await Promise.all([
          change.objectStore('works').put(work),
          ...[...pieces].map(([at, text]) => stored.put(text, [work.id, at])),
          stored.delete(piecesOf(work.id, count)),
          change.done,
        ]);
        return true;
      }),
    remove: (ids) =>
      using(async (db) => {
        const change = db.transaction(['works', 'pieces'], 'readwrite');
        await Promise.all([
          ...ids.map((id) => change.objectStore('works').delete(id)),
          ...ids.map((id) => change.objectStore('pieces').delete(piecesOf(id))),
          change.done,
        ]);
      }),
    lastOfTab: () => ofTab((memory) => memory.getItem(LAST)) ?? null,
    setLastOfTab: (id) => ofTab((memory) => memory.setItem(LAST, id)),
  };
}

/** Keys of a painting's pieces from a place on. */
function piecesOf(id: string, from = 0): IDBKeyRange {
  return IDBKeyRange.bound([id, from], [id, Infinity]);
}

/** Some browsers refuse the session storage where cookies are blocked; a reload then knows less. */
function ofTab<Result>(ask: (memory: Storage) => Result): Result | undefined {
  try {
    return ask(sessionStorage);
  } catch {
    return undefined;
  }
}

function refuse(error: unknown): never {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    throw new ProblemError({ code: 'storage-full' });
  }
  const detail = error instanceof Error ? error.message : String(error);
  throw new ProblemError({ code: 'storage-failed', detail });
}
