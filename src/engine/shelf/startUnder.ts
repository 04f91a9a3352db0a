import type { Place } from './places.ts';

const MANIFEST = 'manifest.json';

/**
 * Begins a model under an id, which its manifest then says as well, whatever id it came with: the page finds a
 * model by the one, and goes by the other once the model is open.
 */
export async function startUnder(
  place: Pick<Place, 'start'>,
  id: string,
): ReturnType<Place['start']> {
  const write = await place.start(id);
  return (name, bytes) => write(name, name === MANIFEST ? withId(bytes, id) : bytes);
}

function withId(manifest: Uint8Array, id: string): Uint8Array<ArrayBuffer> {
  const entries = JSON.parse(new TextDecoder().decode(manifest)) as object;
  return new TextEncoder().encode(`${JSON.stringify({ ...entries, id })}\n`);
}
