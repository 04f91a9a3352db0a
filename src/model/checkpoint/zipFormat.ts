import type { ByteSource } from './byteSource.ts';
import { ELEMENT_BYTES } from './globals.ts';
import { runPickle } from './pickleMachine.ts';
import { PickleReader } from './pickleReader.ts';
import { CheckpointError, damaged, printable } from './refusal.ts';
import { LARGEST_PICKLE, type CheckpointBody } from './storages.ts';
import { locateEntry, readZipDirectory, type ZipEntry } from './zipArchive.ts';

/**
 * The format since PyTorch 1.6: an archive with `<name>/data.pkl`, the object, and `<name>/data/<key>`,
 * one entry a storage.
 * @throws CheckpointError
 */
export async function readZipFormat(source: ByteSource): Promise<CheckpointBody> {
  const entries = await readZipDirectory(source);
  const root = rootOf(entries);
  const order = entries.get(`${root}/byteorder`);
  if (order && (await readText(source, order)) !== 'little') {
    throw new CheckpointError({ reason: 'other-kind', found: 'numbers in big-endian order' });
  }
  const pickle = entries.get(`${root}/data.pkl`);
  if (!pickle) throw damaged('data.pkl is missing');
  const reader = new PickleReader(await readSmall(source, pickle), 'data.pkl');
  return {
    root: runPickle(reader),
    async locate({ key, type, length }) {
      const entry = entries.get(`${root}/data/${key}`);
      if (!entry) throw damaged(`the storage ${printable(key)} is missing`);
      const { start, end } = await locateEntry(source, entry);
      if (length * ELEMENT_BYTES[type] > end - start) {
        throw damaged(`the storage ${printable(key)} is shorter than it says`);
      }
      return start;
    },
  };
}

function rootOf(entries: ReadonlyMap<string, ZipEntry>): string {
  const pickles = [...entries.keys()].filter((name) => /^[^/]+\/data\.pkl$/.test(name));
  const [pickle] = pickles;
  if (pickle === undefined || pickles.length > 1) {
    const some = [...entries.keys()].slice(0, 3).map(printable).join(', ');
    throw new CheckpointError({
      reason: 'other-kind',
      found: `an archive of ${some || 'nothing'}`,
    });
  }
  const root = pickle.slice(0, -'/data.pkl'.length);
  if (entries.has(`${root}/constants.pkl`)) {
    throw new CheckpointError({ reason: 'other-kind', found: 'a TorchScript program' });
  }
  return root;
}

async function readText(source: ByteSource, entry: ZipEntry): Promise<string> {
  return new TextDecoder().decode(await readSmall(source, entry)).trim();
}

async function readSmall(source: ByteSource, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.size > LARGEST_PICKLE) {
    const what = printable(entry.name);
    throw new CheckpointError({ reason: 'too-large', what, limit: LARGEST_PICKLE });
  }
  const { start, end } = await locateEntry(source, entry);
  return source.read(start, end);
}
