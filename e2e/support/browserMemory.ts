import type { Browser, CDPSession } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { memoryOf, processesOf } from '../../tools/setup/processMemory.ts';

/** What all processes of a browser together take at most, beyond what they take at the start. */
export class BrowserMemory {
  readonly #session: CDPSession;
  readonly #start: ReadonlyMap<number, number>;
  readonly #peaks = new Map<number, number>();

  private constructor(session: CDPSession, start: ReadonlyMap<number, number>) {
    this.#session = session;
    this.#start = start;
  }

  /** Forgets the peaks so far. Only Linux tells them. */
  static async watch(browser: Browser): Promise<BrowserMemory> {
    const session = await browser.newBrowserCDPSession();
    const start = new Map<number, number>();
    for (const process of await processesOf(session)) {
      await writeFile(`/proc/${process}/clear_refs`, '5');
      start.set(process, (await memoryOf(process))?.now ?? 0);
    }
    return new BrowserMemory(session, start);
  }

  /**
   * The peaks of all processes until now, added up although they need not fall together. A process that
   * ended counts with what it had when this was last asked.
   */
  async peak(): Promise<number> {
    for (const process of await processesOf(this.#session)) {
      const memory = await memoryOf(process);
      if (memory) this.#peaks.set(process, memory.peak - (this.#start.get(process) ?? 0));
    }
    return [...this.#peaks.values()].reduce((sum, bytes) => sum + Math.max(bytes, 0), 0);
  }
}
