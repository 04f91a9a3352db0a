import { useMemo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { takeBrush } from '../../editor/brushChoice.ts';
import { paletteOf } from '../../editor/palette.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';
import { useConceptColor } from '../conceptColor.ts';
import { BrushStamp } from './BrushStamp.tsx';
import { OwnBrushList } from './OwnBrushList.tsx';
import { TeachButton } from './TeachButton.tsx';

/** The palette: one radio for each concept that the table measured to work. */
export function BrushPanel(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const model = useEditorState((state) => state.model);
  const concept = useEditorState((state) => state.settings?.concept);
  const own = useStore(editor.ownBrushes.store, ({ active }) => active);
  const table = model?.dissection;
  const brushes = useMemo(() => (table ? paletteOf(table) : []), [table]);
  const none = model !== null && brushes.length === 0;
  const colorOf = useConceptColor();
  return (
    <fieldset className="panel brushes" role="radiogroup" aria-labelledby="brush-title">
      <legend id="brush-title">{texts.tools.brush}</legend>
      {none && <p className="hint">{texts.tools.noBrushes}</p>}
      <div className="brush-list">
        {brushes.map((brush) => (
          <label key={brush.concept} className="brush">
            <input
              type="radio"
              name="brush"
              value={brush.concept}
              checked={own === null && brush.concept === concept}
              onChange={() => takeBrush(editor, { kind: 'table', name: brush.concept })}
            />
            <BrushStamp concept={brush.concept} color={colorOf(brush.concept)} />
            <span>{texts.concept(brush.concept)}</span>
          </label>
        ))}
        <OwnBrushList />
        <TeachButton />
      </div>
    </fieldset>
  );
}
