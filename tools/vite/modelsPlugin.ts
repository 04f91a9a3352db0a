import { createReadStream } from 'node:fs';
import { cp, stat } from 'node:fs/promises';
import { join, normalize, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.png': 'image/png',
  '.onnx': 'application/octet-stream',
};

/**
 * The table as CSV and what was measured of causes are for people and the report, the judge for the command
 * line, the parity pictures for tests; all stay in the repository.
 */
const NOT_FOR_THE_PAGE = /\.csv$|[\\/](judge\.onnx|causes\.json|artifacts\.json|parity-\d+\.png)$/;

/**
 * Serves folders of models under `models/` and copies them into the build: model weights are data
 * beside the program, not sources that a bundler should hash or rename.
 * @param folders searched in order; each holds one folder a model
 */
export function modelsPlugin(folders: readonly string[]): Plugin {
  const roots = folders.map((folder) => resolve(folder));
  return {
    name: 'ganpaint-models',
    configureServer(server) {
      server.middlewares.use('/models', (request, response, next) => {
        const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
        void findFile(roots, path).then((file) => {
          if (file === null) {
            next();
            return;
          }
          const extension = /\.[a-z]+$/.exec(file)?.[0] ?? '';
          response.setHeader('Content-Type', TYPES[extension] ?? 'application/octet-stream');
          createReadStream(file).pipe(response);
        });
      });
    },
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      const filter = (source: string) => !NOT_FOR_THE_PAGE.test(source);
      for (const root of roots) await cp(root, join(dir, 'models'), { recursive: true, filter });
    },
  };
}

async function findFile(roots: readonly string[], path: string): Promise<string | null> {
  for (const root of roots) {
    const file = join(root, normalize(path));
    if (!file.startsWith(root + sep)) continue;
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) return file;
  }
  return null;
}
