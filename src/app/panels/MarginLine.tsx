import type { ReactNode } from 'react';
import type { Notice } from '../../editor/notice.ts';
import { useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';
import type { Texts } from '../texts/texts.ts';

/**
 * The line in the margin below the picture: its caption, or in its place that frames are slow, or what
 * there is to tell about the last stroke. It keeps its height, so nothing jumps.
 */
export function MarginLine(): ReactNode {
  const texts = useTexts();
  const manifest = useEditorState((state) => state.model?.manifest);
  const scene = useEditorState(({ history }) => history.document.scene);
  const notice = useEditorState((state) => state.notice);
  const slow = useEditorState((state) => state.slow);
  const caption = manifest && [
    texts.scene.caption(texts.scene.modelTitle(manifest.id, manifest.title), scene),
    manifest.preview && ` ${texts.scene.preview}`,
  ];
  return (
    <div className="margin-line">
      <p className="caption" hidden={notice !== null}>
        {slow ? texts.models.slow : caption}
      </p>
      <p className="notice" role="status" aria-label={texts.scene.strokeNotice}>
        {notice ? words(notice, texts) : ''}
      </p>
    </div>
  );
}

function words(notice: Notice, { place, problem, scene }: Texts): string {
  switch (notice.kind) {
    case 'weak-stroke':
      return scene.notice(notice);
    case 'picked':
      return place.picked(notice.concept);
    case 'no-brush':
      return place.noBrush(notice.concept);
    case 'no-segmenter':
      return place.noSegmenter;
    case 'problem':
      return problem(notice.problem);
  }
}
