/** Writes a file as a whole, in a worker. @throws DOMException `QuotaExceededError` where it has no room */
export async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await handle.createSyncAccessHandle();
  try {
    // What is written over stays whole for as long as can be.
    for (let at = 0; at < bytes.length;) {
      const written = file.write(bytes.subarray(at), { at });
      if (written === 0)
        throw new DOMException('nothing more could be written', 'QuotaExceededError');
      at += written;
    }
    file.truncate(bytes.length);
    file.flush();
  } finally {
    file.close();
  }
}
