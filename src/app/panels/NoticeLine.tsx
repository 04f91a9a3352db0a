import type { ReactNode } from 'react';
import { useEditorState } from '../EditorContext.tsx';
import { en } from '../texts/en.ts';

/** What there is to tell about the last stroke; the line keeps its height, so nothing jumps. */
export function NoticeLine(): ReactNode {
  const notice = useEditorState((state) => state.notice);
  return (
    <p className="notice" role="status" aria-label="Stroke">
      {notice ? en.notice(notice) : ''}
    </p>
  );
}
