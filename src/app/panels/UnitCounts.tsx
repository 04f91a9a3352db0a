import type { ReactNode } from 'react';
import { brushOption } from '../../model/brush.ts';
import { tableOf } from '../../model/dissection.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';

/** The numbers of units that a brush was published with, where it was, as a button each. */
export function UnitCounts(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const settings = useEditorState((state) => state.settings);
  const model = useEditorState((state) => state.model);
  if (!settings || !model || settings.mode === 'restore') return null;
  const { counts } = brushOption(tableOf(model), settings.concept, settings.layer) ?? {};
  if (!counts) return null;
  return (
    <div className="unit-counts" role="group" aria-label={texts.tools.published}>
      {counts.map((units, place) => (
        <button
          key={units}
          type="button"
          aria-pressed={units === settings.units}
          onClick={() => editor.changeSettings((present) => ({ ...present, units }))}
        >
          {texts.tools.publishedCount(place, units)}
        </button>
      ))}
    </div>
  );
}
