import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A SHA-256 that is fed piece by piece, so that hashing goes on while a download does. */
export class Sha256 {
  readonly #state = sha256.create();

  update(bytes: Uint8Array): void {
    this.#state.update(bytes);
  }

  /** @returns 64 lower-case hexadecimal digits; the object must not be used after */
  hex(): string {
    return bytesToHex(this.#state.digest());
  }
}

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The one hash that names a set of weights: over the stages' hashes, joined by newlines. */
export function weightsHash(stageHashes: readonly string[]): string {
  return sha256Hex(utf8ToBytes(stageHashes.join('\n')));
}
