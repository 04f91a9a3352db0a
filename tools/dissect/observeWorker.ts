import { runTask, type ObserveTask } from './observeTask.ts';

/**
 * The entry of a worker process: one task comes by message, a message goes back for each pair of
 * scenes. It saves and ends when it is told to stop or when the process that started it is gone.
 */
let going = true;
const stop = () => (going = false);

// The terminal's interrupt goes to all processes; the one that started this decides.
process.on('SIGINT', () => undefined);
process.on('disconnect', stop);
process.on('message', (message: ObserveTask | 'stop') => {
  if (message === 'stop') {
    stop();
    return;
  }
  void work(message);
});

async function work(task: ObserveTask): Promise<void> {
  try {
    await runTask(task, () => {
      if (process.connected) process.send?.('pair');
      return going;
    });
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  if (process.connected) process.disconnect();
}
