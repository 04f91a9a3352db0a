import { useEffect, type ReactNode } from 'react';
import type { FetchedPart } from './fetchedPart.ts';
import { PartMissing, PartMissingSheet } from './PartMissing.tsx';
import { useFetchedPart } from './useFetchedPart.ts';

type OnDemandProps<Part> = {
  readonly of: FetchedPart<Part>;
  /** What the user knows it by. */
  readonly name: string;
  /** Closes a part that is a sheet; that it could not be had is then told on a sheet as well. */
  readonly onClose?: () => void;
  readonly children: (part: Part) => ReactNode;
};

/**
 * Shows what is downloaded when it is first shown: nothing until it is there, and where it cannot be had a
 * sentence and a button, while all else on the page goes on.
 */
export function OnDemand<Part>({ of, name, onClose, children }: OnDemandProps<Part>): ReactNode {
  const { part, failures, fetch } = useFetchedPart(of);
  useEffect(() => {
    if (part === null) void fetch();
  }, [part, fetch]);
  if (part !== null) return children(part);
  if (failures === 0) return null;
  const told = { name, failures, onRetry: () => void fetch() };
  return onClose ? <PartMissingSheet {...told} onClose={onClose} /> : <PartMissing {...told} />;
}
