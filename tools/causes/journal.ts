import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sha256Hex } from '../../src/model/hash.ts';

/**
 * Finished pieces of a long run, one line of JSON each, so that a run that was cut off goes on where
 * it was. A journal belongs to one key (weights, plan, judge): with another key it starts anew.
 */
export class Journal {
  readonly #path: string;
  readonly #done: Map<string, unknown>;

  private constructor(path: string, done: Map<string, unknown>) {
    this.#path = path;
    this.#done = done;
  }

  static async open(path: string, key: unknown): Promise<Journal> {
    const hash = sha256Hex(new TextEncoder().encode(JSON.stringify(key)));
    const first = JSON.stringify({ key: hash });
    const [head, ...lines] = (await textOf(path)).split('\n');
    if (head === first) return new Journal(path, new Map(lines.flatMap(entryOf)));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${first}\n`);
    return new Journal(path, new Map());
  }

  /** How many pieces are done. */
  get size(): number {
    return this.#done.size;
  }

  /**
   * The value of a piece: from the journal, or computed and written down.
   * @param name names the piece within the run
   * @param compute gives a value that JSON holds without loss
   */
  async once<Value>(name: string, compute: () => Promise<Value>): Promise<Value> {
    // The journal is this program's own file under the key of this very run; it holds what `compute`
    // gave for this name before.
    if (this.#done.has(name)) return this.#done.get(name) as Value;
    const value = await compute();
    await appendFile(this.#path, `${JSON.stringify({ name, value })}\n`);
    this.#done.set(name, value);
    return value;
  }
}

/** A line that was cut off while it was written counts as not there. */
function entryOf(line: string): [string, unknown][] {
  try {
    const entry = JSON.parse(line) as { name: string; value: unknown };
    return [[entry.name, entry.value]];
  } catch {
    return [];
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
