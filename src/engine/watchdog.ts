const PERIOD_SECONDS = 15;
const MOST_MISSED = 4;

/**
 * Notices a worker that no longer answers: a worker that the browser ended for want of memory tells
 * nobody. Counts unanswered calls instead of seconds, so that a laptop that slept raises no alarm.
 */
export function watchWorker(
  ping: () => void,
  onSilent: (seconds: number) => void,
): { alive: () => void; stop: () => void } {
  let missed = 0;
  const timer = setInterval(() => {
    missed += 1;
    if (missed > MOST_MISSED) {
      clearInterval(timer);
      onSilent(PERIOD_SECONDS * MOST_MISSED);
    } else {
      ping();
    }
  }, PERIOD_SECONDS * 1000);
  return {
    alive: () => {
      missed = 0;
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
