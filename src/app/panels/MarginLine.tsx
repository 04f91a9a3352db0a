import type { ReactNode } from 'react';
import { useEditorState } from '../EditorContext.tsx';
import { en } from '../texts/en.ts';

/**
 * The line in the margin below the picture: its caption, or in its place what there is to tell about
 * the last stroke. It keeps its height, so nothing jumps.
 */
export function MarginLine(): ReactNode {
  const manifest = useEditorState((state) => state.model?.manifest);
  const scene = useEditorState(({ history }) => history.document.scene);
  const notice = useEditorState((state) => state.notice);
  return (
    <div className="margin-line">
      <p className="caption" hidden={notice !== null}>
        {manifest && en.caption(manifest.title, scene)}
        {manifest?.preview && ` ${en.preview}`}
      </p>
      <p className="notice" role="status" aria-label={en.strokeNotice}>
        {notice ? en.notice(notice) : ''}
      </p>
    </div>
  );
}
