import type { ByteSource } from './byteSource.ts';
import { readLegacyFormat } from './legacyFormat.ts';
import {
  isKind,
  kindName,
  type PickleDict,
  type PickleValue,
  type TensorRef,
} from './pickleValue.ts';
import { CheckpointError, printable, withFileName } from './refusal.ts';
import type { CheckpointBody } from './storages.ts';
import { readTensor } from './tensorData.ts';
import { readZipFormat } from './zipFormat.ts';

/** The tensors of a PyTorch file, each read when it is asked for. */
export type Checkpoint = {
  /** The file's name. */
  readonly name: string;
  /** Tensors of the state dict by their key, in the file's order. */
  readonly tensors: ReadonlyMap<string, TensorRef>;
  /**
   * The numbers of one of {@link tensors}, row-major, as float32.
   * @throws ProblemError `checkpoint` if the file is too short for them, or they for this program
   */
  readonly read: (tensor: TensorRef) => Promise<Float32Array<ArrayBuffer>>;
};

/**
 * Opens a PyTorch file (`torch.save` of a state dict, bare or under `state_dict`) of either format:
 * the archive of PyTorch 1.6 and later, or the sequence of pickles before it. Reads its description
 * alone; numbers are read one tensor at a time.
 * @throws ProblemError `checkpoint` with what is wrong with the file
 */
export function openCheckpoint(source: ByteSource): Promise<Checkpoint> {
  const { name } = source;
  return withFileName(name, async () => {
    const body = await readBody(source);
    return {
      name,
      tensors: tensorsOf(stateDict(body.root)),
      read: (tensor: TensorRef) =>
        withFileName(name, async () =>
          readTensor(source, tensor, await body.locate(tensor.storage)),
        ),
    };
  });
}

async function readBody(source: ByteSource): Promise<CheckpointBody> {
  const start = await source.read(0, Math.min(source.size, 512));
  const text = String.fromCharCode(...start.subarray(0, 8));
  if (text.startsWith('PK\x03\x04')) return readZipFormat(source);
  if (start[0] === 0x80 && (start[1] ?? 0) >= 2) return readLegacyFormat(source);
  throw new CheckpointError({ reason: 'not-pytorch', found: firstBytes(start, text) });
}

function firstBytes(start: Uint8Array, text: string): string {
  if (start.length === 0) return 'an empty file';
  if (text.startsWith('<')) return 'a web page (perhaps the download failed)';
  if (text.startsWith('version ')) return 'a Git LFS pointer in the place of the file';
  if (text.startsWith('\x89HDF')) return 'an HDF5 file';
  if (text.startsWith('\x1f\x8b')) return 'a gzip archive; unpack it first';
  if (String.fromCharCode(...start.subarray(257, 262)) === 'ustar') {
    return 'a tar archive, as PyTorch wrote before version 0.1.10';
  }
  return `“${printable(text)}”`;
}

function stateDict(root: PickleValue): PickleDict {
  if (isKind(root, 'dict')) {
    const inner = root.entries.get('state_dict');
    return isKind(inner, 'dict') ? inner : root;
  }
  const found = `a ${kindName(root)} in the place of a state dict`;
  throw new CheckpointError({ reason: 'other-kind', found });
}

function tensorsOf({ entries }: PickleDict): Map<string, TensorRef> {
  const tensors = new Map<string, TensorRef>();
  for (const [key, value] of entries) {
    if (typeof key === 'string' && isKind(value, 'tensor')) tensors.set(key, value);
  }
  return tensors;
}
