import { parseDissection, type Dissection } from '../model/dissection.ts';
import { parseManifest, type FileEntry, type Manifest } from '../model/manifest.ts';
import { parseParity, type Parity } from '../model/parity.ts';
import { ProblemError } from '../model/problem.ts';
import { fetchFile, fetchText } from './download.ts';

/** Everything of a model that the engine needs, read and checked. */
export type ModelFiles = {
  readonly manifest: Manifest;
  readonly dissection: Dissection | null;
  readonly parity: Parity | null;
  /** One ONNX model a stage, in order; read when it is asked for where it is kept in the browser. */
  readonly stages: readonly (() => Promise<Uint8Array>)[];
  /** Gets any other file that the manifest names. */
  readonly get: (entry: FileEntry) => Promise<Uint8Array>;
};

/**
 * Downloads a model folder, all files at once.
 * @param onBytes told how many of how many bytes are there
 * @throws ProblemError for a file that is missing, corrupt, of a later version or of other weights.
 */
export async function fetchModel(
  baseUrl: string,
  onBytes: (done: number, total: number) => void,
): Promise<ModelFiles> {
  const manifestUrl = new URL('manifest.json', baseUrl).href;
  const manifest = parseManifest(await fetchManifest(manifestUrl), manifestUrl);
  const entries = [...manifest.stages, manifest.dissection, manifest.parity];
  const total = entries.reduce((sum, entry) => sum + (entry?.bytes ?? 0), 0);
  // One file that fails ends the other downloads, and with them what is told of their progress.
  const failed = new AbortController();
  let done = 0;
  const count = (bytes: number): void => {
    done += bytes;
    if (!failed.signal.aborted) onBytes(done, total);
  };
  const get = (entry: FileEntry): Promise<Uint8Array> =>
    fetchFile(baseUrl, entry, count, failed.signal);
  const getParsed = async <Parsed extends { weights: string }>(
    entry: FileEntry | null,
    parse: (text: string, url: string) => Parsed,
  ): Promise<Parsed | null> => {
    if (!entry) return null;
    const url = new URL(entry.file, baseUrl).href;
    const parsed = parse(new TextDecoder().decode(await get(entry)), url);
    if (parsed.weights === manifest.weights) return parsed;
    throw new ProblemError({ code: 'table-of-other-weights', url });
  };
  onBytes(0, total);
  const [dissection, parity, ...models] = await Promise.all([
    getParsed(manifest.dissection, parseDissection),
    getParsed(manifest.parity, parseParity),
    ...manifest.stages.map(get),
  ]).catch((error: unknown) => {
    failed.abort();
    throw error;
  });
  const stages = models.map((model) => () => Promise.resolve(model));
  // No caller's giving up ends it: the next one wants it as well.
  const later = (entry: FileEntry): Promise<Uint8Array> =>
    fetchFile(baseUrl, entry, () => undefined, new AbortController().signal);
  return { manifest, dissection, parity, stages, get: later };
}

/** The manifest's text; a folder without one is called an unknown model. */
async function fetchManifest(url: string): Promise<string> {
  try {
    return await fetchText(url);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'file-missing') {
      if (error.problem.status !== 404) throw error;
      const id = new URL(url).pathname.split('/').at(-2) ?? url;
      throw new ProblemError({ code: 'model-unknown', id: decodeURIComponent(id) });
    }
    throw error;
  }
}
