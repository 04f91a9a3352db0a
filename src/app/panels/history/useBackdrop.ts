import { useEffect, useState } from 'react';
import { namingScene } from '../../../model/scene.ts';
import { useEditor, useEditorState } from '../../EditorContext.tsx';
import { drawPixels } from '../../pictures.ts';

/** A picture of the scene without strokes, as a canvas; null until it is rendered. */
export function useBackdrop(): HTMLCanvasElement | null {
  const editor = useEditor();
  const scene = useEditorState(({ history }) => namingScene(history.document.scene));
  const painted = useEditorState(({ history }) => history.document.strokes.length > 0);
  const [backdrop, setBackdrop] = useState<{ scene: number; canvas: HTMLCanvasElement } | null>(
    null,
  );
  useEffect(() => {
    if (!painted) return undefined;
    let wanted = true;
    void editor.thumbnails.get(scene).then((pixels) => {
      const canvas = document.createElement('canvas');
      drawPixels(canvas, pixels);
      if (wanted) setBackdrop({ scene, canvas });
    });
    return () => {
      wanted = false;
    };
  }, [editor, scene, painted]);
  return backdrop?.scene === scene ? backdrop.canvas : null;
}
