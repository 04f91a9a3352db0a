import { openDB, type IDBPDatabase } from 'idb';
import type { Editor } from '../editor/editor.ts';
import { parseDissection } from '../model/dissection.ts';
import type { Manifest } from '../model/manifest.ts';
import { ProblemError } from '../model/problem.ts';
import { isAddedSegmenter } from '../model/segmenter/addSegmenter.ts';

const [DATABASE, STORE] = ['ganpaint-tables', 'tables'];

/**
 * Brings back, for each model that comes, the table that was made of it in this browser and taken into
 * use, and keeps or forgets it when that changes.
 */
export function keepTables(editor: Editor): void {
  let known: string | null = null;
  editor.store.subscribe(({ model }, before) => {
    if (!model || model === before.model) return;
    const key = keyOf(model.manifest);
    if (known !== key) {
      known = key;
      void bringBack(editor, key);
      return;
    }
    const own = editor.table.own ? JSON.stringify(model.dissection) : null;
    void withDatabase((database) =>
      own === null ? database.delete(STORE, key) : database.put(STORE, own, key),
    );
  });
}

/** A table belongs to weights, and to the segmenter where that may be changed for another. */
function keyOf({ weights, segmenter }: Manifest): string {
  return segmenter && isAddedSegmenter(segmenter.file) ? `${weights} ${segmenter.sha256}` : weights;
}

async function bringBack(editor: Editor, key: string): Promise<void> {
  const text: unknown = await withDatabase((database) => database.get(STORE, key));
  if (typeof text !== 'string') return;
  try {
    editor.table.use(parseDissection(text, 'the table that this browser keeps'));
  } catch (error) {
    // The model's own table serves as well as it did before.
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** Where storage is blocked, a table lasts as long as the page. */
async function withDatabase(work: (database: IDBPDatabase) => Promise<unknown>): Promise<unknown> {
  try {
    const database = await openDB(DATABASE, 1, {
      upgrade: (fresh) => void fresh.createObjectStore(STORE),
    });
    return await work(database).finally(() => database.close());
  } catch {
    return null;
  }
}
