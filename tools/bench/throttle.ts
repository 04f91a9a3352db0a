import type { CDPSession, Page } from '@playwright/test';

type Attached = { sessionId: string; targetInfo: { type: string } };

/**
 * Slows the page's processor by a factor, its workers included where the browser lets them be slowed.
 * @returns tells how many workers were slowed, and how many refused
 */
export async function throttle(
  page: Page,
  rate: number,
): Promise<() => { readonly slowed: number; readonly refused: number }> {
  const session = await page.context().newCDPSession(page);
  const count = { slowed: 0, refused: 0 };
  const answers = new Set<number>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, error } = JSON.parse(message) as { id?: number; error?: unknown };
    if (id === undefined || !answers.delete(id)) return;
    if (error === undefined) count.slowed += 1;
    else count.refused += 1;
  });
  let ids = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }: Attached) => {
    if (targetInfo.type !== 'worker') return;
    answers.add(++ids);
    void tell(session, sessionId, ids, 'Emulation.setCPUThrottlingRate', { rate });
  });
  await session.send('Target.setAutoAttach', {
    ...{ autoAttach: true, waitForDebuggerOnStart: false, flatten: false },
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  return () => count;
}

async function tell(
  session: CDPSession,
  sessionId: string,
  id: number,
  method: string,
  params: object,
): Promise<void> {
  const message = JSON.stringify({ id, method, params });
  // A worker that has ended meanwhile needs no slowing.
  await session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
}
