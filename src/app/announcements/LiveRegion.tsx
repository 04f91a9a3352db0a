import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../TextsContext.tsx';
import type { Announcer } from './announcer.ts';

/** Speaks, unseen, what happened on the picture. */
export function LiveRegion({ announcer }: { readonly announcer: Announcer }): ReactNode {
  const words = useStore(announcer.store);
  const texts = useTexts();
  return (
    <p className="unseen" role="status" aria-label={texts.live.label}>
      {words}
    </p>
  );
}
