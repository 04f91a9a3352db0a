import { useCallback, useMemo } from 'react';
import { useEditorState } from './EditorContext.tsx';

/** Colour of a concept for which the model names none. */
const PLAIN = '#9a8f80';

/** The colours that the model gives its concepts, as CSS colours. */
export function useConceptColor(): (concept: string) => string {
  const classes = useEditorState((state) => state.model?.manifest.segmenter?.classes);
  const colors = useMemo(() => new Map(classes?.map(({ id, color }) => [id, color])), [classes]);
  return useCallback((concept: string) => colors.get(concept) ?? PLAIN, [colors]);
}
