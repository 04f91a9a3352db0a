// Plain JavaScript on Node alone: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

/** Runs a command with its output shown; ends the program with its exit code if it fails. */
export function run(command, args, options = {}) {
  const code = tryRun(command, args, options);
  if (code !== 0) process.exit(code);
}

/** Runs a command with its output shown and returns its exit code. */
export function tryRun(command, args, options = {}) {
  const { env, ...rest } = options;
  const result = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
    ...rest,
  });
  return result.status ?? 1;
}

/** Installs the packages that package-lock.json names, if that has not been done since it changed. */
export function ensurePackages() {
  const installed = 'node_modules/.package-lock.json';
  const current =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
  if (current) return;
  // The runtime for Node ships its CPU library in the package; its install step would only fetch
  // GPU libraries that nothing here uses.
  run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], {
    env: { ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
}
