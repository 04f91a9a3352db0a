import { useEffect, useState } from 'react';
import { namingScene } from '../../../model/scene.ts';
import { useEditor, useEditorState } from '../../EditorContext.tsx';
import { pngOf } from '../../pictures.ts';

/** Address of a picture of the scene without strokes; null until it is rendered. */
export function useBackdrop(): string | null {
  const editor = useEditor();
  const scene = useEditorState(({ history }) => namingScene(history.document.scene));
  const painted = useEditorState(({ history }) => history.document.strokes.length > 0);
  const [backdrop, setBackdrop] = useState<{ scene: number; address: string } | null>(null);
  useEffect(() => {
    if (!painted) return undefined;
    let wanted = true;
    let address: string | null = null;
    void editor.thumbnails
      .get(scene)
      .then(pngOf)
      .then((file) => {
        if (!wanted) return;
        address = URL.createObjectURL(file);
        setBackdrop({ scene, address });
      });
    return () => {
      wanted = false;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [editor, scene, painted]);
  return painted && backdrop?.scene === scene ? backdrop.address : null;
}
