import { performance } from 'node:perf_hooks';
import type { Browser } from '@playwright/test';

/** Milliseconds that a slowed process runs at a time. */
const RUN = 8;
/** Milliseconds after which new processes of the browser are looked for. */
const LOOK = 200;

/**
 * Slows the browser's page processes by a factor: each runs a short while and rests `rate − 1` times as
 * long. The browser's own throttling (`Emulation.setCPUThrottlingRate`) slows the page's main thread
 * alone and is refused by workers, in which the network runs.
 * @returns ends it
 */
export async function throttle(browser: Browser, rate: number): Promise<() => Promise<void>> {
  const session = await browser.newBrowserCDPSession();
  let going = true;
  let pids: number[] = [];
  const look = async (): Promise<void> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  };
  const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
    for (const pid of pids) {
      try {
        process.kill(pid, name);
      } catch {
        // It has ended since it was looked for.
      }
    }
  };
  const run = async (): Promise<void> => {
    let looked = 0;
    while (going) {
      if (performance.now() - looked > LOOK) {
        await look();
        looked = performance.now();
      }
      const start = performance.now();
      await pause(RUN);
      // A timer can be late, so that the rest is reckoned from how long the run really was.
      const ran = performance.now() - start;
      signal('SIGSTOP');
      await pause(ran * (rate - 1));
      signal('SIGCONT');
    }
  };
  await look();
  const running = rate > 1 ? run() : Promise.resolve();
  return async () => {
    going = false;
    await running;
    signal('SIGCONT');
    await session.detach();
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
