import { readFile } from 'node:fs/promises';
import type { CDPSession } from '@playwright/test';

/** Bytes that a process has in memory now, and had at most, as Linux tells them in `/proc`. */
export type ProcessMemory = { readonly now: number; readonly peak: number };

/** Ids of a browser's processes. @param kind such as `renderer`; all where it is left out */
export async function processesOf(session: CDPSession, kind?: string): Promise<number[]> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => kind === undefined || type === kind).map(({ id }) => id);
}

/** Null for a process that is gone. */
export async function memoryOf(process: number): Promise<ProcessMemory | null> {
  const status = await readFile(`/proc/${process}/status`, 'utf8').catch(() => '');
  const kilobytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1] ?? NaN);
  const [now, peak] = [kilobytes('VmRSS') * 1024, kilobytes('VmHWM') * 1024];
  return Number.isFinite(peak) ? { now, peak } : null;
}
