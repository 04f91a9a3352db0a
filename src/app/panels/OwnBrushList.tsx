import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { forgetBrush, takeBrush } from '../../editor/brushChoice.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';
import { BrushStamp } from './BrushStamp.tsx';

/** Colour of the stamps of brushes that were made by hand. */
const INK = '#6b5d4c';

/** The brushes that were made by hand for the model that is open, after those of the table. */
export function OwnBrushList(): ReactNode {
  const editor = useEditor();
  const texts = useTexts();
  const weights = useEditorState((state) => state.model?.manifest.weights);
  const { brushes, active } = useStore(editor.ownBrushes.store);
  const forgot = useRef(false);
  // The button that was pressed has gone with its brush.
  useEffect(() => {
    if (forgot.current) brushInUse()?.focus();
    forgot.current = false;
  }, [brushes]);
  return brushes
    .filter((brush) => brush.weights === weights)
    .map((brush) => (
      <div key={brush.name} className="own-brush">
        <label className="brush">
          <input
            type="radio"
            name="brush"
            value={`own ${brush.name}`}
            checked={brush === active}
            onChange={() => takeBrush(editor, { kind: 'own', name: brush.name, brush })}
          />
          <BrushStamp concept={brush.name} color={INK} />
          <span>{brush.name}</span>
        </label>
        <button
          type="button"
          className="forget"
          aria-label={texts.tools.forgetBrush(brush.name)}
          onClick={() => {
            forgot.current = true;
            forgetBrush(editor, brush);
          }}
        >
          ×
        </button>
      </div>
    ));
}

/** The radio of the brush in use; where none is, the first that there is in the palette. */
function brushInUse(): HTMLElement | null {
  const list = document.querySelector<HTMLElement>('.brush-list');
  return (
    list?.querySelector<HTMLElement>('input:checked') ??
    list?.querySelector<HTMLElement>('input, .teach-button') ??
    null
  );
}
