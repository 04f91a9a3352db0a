/** A part of the program that is downloaded when it is first wanted. */
export type FetchedPart<Part> = {
  /** The part, once it is there. */
  readonly known: () => Part | null;
  /** @throws Error if it cannot be had, as it may be at the next call */
  readonly fetch: () => Promise<Part>;
};

/** Browsers name what could not be had at the end of what they say. */
const ADDRESS = /https?:\/\/\S+$/;

/**
 * A browser may remember, for as long as the page lives, that a script could not be had, and then never
 * asks for it again. So a later try also asks under an address that it does not know yet.
 * @param load imports the part's module; the import's own words stand here, for the bundler to read
 * @param importAnew imports from an address
 */
export function fetchedPart<Module, Part>(
  load: () => Promise<Module>,
  partOf: (module: Module) => Part,
  importAnew: (address: string) => Promise<unknown> = (address) =>
    import(/* @vite-ignore */ address),
): FetchedPart<Part> {
  let known: Part | null = null;
  let underWay: Promise<Part> | null = null;
  let failures = 0;
  let missing = '';

  async function moduleAnew(): Promise<Module> {
    // The bundler's own loader waits for a stylesheet only once.
    if (isStyle(missing)) await fetchStyleAnew(missing);
    try {
      return await load();
    } catch (error) {
      const address = addressIn(error);
      if (address === '' || isStyle(address)) throw error;
      const url = new URL(address);
      url.searchParams.set('again', String(failures));
      return (await importAnew(url.href)) as Module;
    }
  }

  async function fetchNow(): Promise<Part> {
    try {
      const part = partOf(await (failures === 0 ? load() : moduleAnew()));
      if (part === undefined) throw new TypeError('the script is there, but the part is not in it');
      known = part;
      return part;
    } catch (error) {
      failures += 1;
      missing = addressIn(error);
      throw error;
    } finally {
      underWay = null;
    }
  }

  return {
    known: () => known,
    fetch: () => (known === null ? (underWay ??= fetchNow()) : Promise.resolve(known)),
  };
}

/** Empty if the error names none, as where the script was there and failed. */
function addressIn(error: unknown): string {
  return ADDRESS.exec(error instanceof Error ? error.message : '')?.[0] ?? '';
}

function isStyle(address: string): boolean {
  return address.endsWith('.css');
}

/** Puts a fresh link in the place of one that failed. */
async function fetchStyleAnew(address: string): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  const link = [...links].find(({ href }) => href === address);
  if (!link) return;
  const fresh = link.cloneNode() as HTMLLinkElement;
  await new Promise<unknown>((resolve, reject) => {
    fresh.addEventListener('load', resolve);
    fresh.addEventListener('error', () => reject(new Error(`no stylesheet at ${address}`)));
    link.replaceWith(fresh);
  });
}
