import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PYTHON = 'training/.venv/bin/python';

/** The forms in which a generator of the published layout comes: file format and style of keys. */
export const FORMS = ['legacy-current', 'legacy-older', 'zip-current', 'zip-older'] as const;
export type Form = (typeof FORMS)[number];

/** The scene that PyTorch's picture is of. */
export const FULL_SCENE = 104;

/** Whether PyTorch is there: `training/setup.sh` writes this file when all is installed. */
export const hasPytorch = existsSync('training/.venv/requirements.installed');

/** Has PyTorch write a random generator of the published size in all its forms, and render a scene. */
export async function writeWithPytorch(folder: string): Promise<void> {
  await promisify(execFile)(PYTHON, ['e2e/fixtures/writeCheckpoints.py', '--full', folder]);
}

export function checkpointIn(folder: string, form: Form): string {
  return join(folder, `${form}.pth`);
}

export function pictureIn(folder: string): string {
  return join(folder, 'picture.png');
}
