import { useCallback, useState } from 'react';
import type { FetchedPart } from './fetchedPart.ts';

type PartState<Part> = {
  /** Null until it is there. */
  readonly part: Part | null;
  /** How often in a row it could not be had. */
  readonly failures: number;
};

type PartDoor<Part> = PartState<Part> & {
  /** Fetches the part; null if it cannot be had, which `failures` then tells. */
  readonly fetch: () => Promise<Part | null>;
  /** Lets it be that the part could not be had. */
  readonly forget: () => void;
};

/** A part that a component fetches when it is wanted. */
export function useFetchedPart<Part>(fetched: FetchedPart<Part>): PartDoor<Part> {
  const [state, setState] = useState<PartState<Part>>(() => ({
    part: fetched.known(),
    failures: 0,
  }));
  const fetch = useCallback(async (): Promise<Part | null> => {
    try {
      const part = await fetched.fetch();
      setState({ part, failures: 0 });
      return part;
    } catch {
      setState(({ failures }) => ({ part: null, failures: failures + 1 }));
      return null;
    }
  }, [fetched]);
  const forget = useCallback(() => setState(({ part }) => ({ part, failures: 0 })), []);
  return { ...state, fetch, forget };
}
