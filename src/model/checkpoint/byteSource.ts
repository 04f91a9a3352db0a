/** Random access to the bytes of a file, so that a large one is never held whole. */
export type ByteSource = {
  /** The file's name, for sentences. */
  readonly name: string;
  readonly size: number;
  /**
   * Bytes `start` to `end`, both within the file, in memory of their own.
   * @throws Error of the system if the file is gone or has changed
   */
  readonly read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>;
};

/** A file that the user gave, or bytes made in memory. */
export function blobSource(blob: Blob, name: string): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}
