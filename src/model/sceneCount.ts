import type { Manifest } from './manifest.ts';

/** Philox reaches any row at once; NumPy's stream must be walked to it, some 50,000 rows a second. */
const ROWS: Readonly<Record<Manifest['latent']['stream'], number>> = {
  'philox4x32-10': 2 ** 32,
  'numpy-mt19937': 100_000,
};

/** How many scenes a model has: they are numbered from 0 to one less. */
export function sceneCount({ latent }: Pick<Manifest, 'latent'>): number {
  return ROWS[latent.stream];
}
