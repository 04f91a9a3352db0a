import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useTexts } from '../TextsContext.tsx';
import type { Offline } from './offline.ts';

/** Says that the app works without a network, and offers a newer version when there is one. */
export function OfflineLine({ offline }: { readonly offline: Offline }): ReactNode {
  const { kept, update } = useStore(offline.store);
  const { page, bytes } = useTexts();
  return (
    <footer className="offline-line">
      <p role="status" aria-label={page.offline}>
        {kept === null ? '' : page.offlineKept(bytes(kept))}
      </p>
      {update && (
        <p>
          {page.newVersion}{' '}
          <button type="button" onClick={() => offline.update()}>
            {page.loadNewVersion}
          </button>
        </p>
      )}
    </footer>
  );
}
