import type { ReactNode } from 'react';
import type { StrokeMode } from '../../model/stroke.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';

const MODES: readonly StrokeMode[] = ['draw', 'erase', 'restore'];

/** What the next stroke does: units on, units off, or earlier strokes away. */
export function ModePanel(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const mode = useEditorState((state) => state.settings?.mode);
  return (
    <fieldset className="panel modes" role="radiogroup" aria-labelledby="mode-title">
      <legend id="mode-title">{texts.tools.mode}</legend>
      <div className="mode-list">
        {MODES.map((each) => (
          <label key={each} className="mode" title={texts.tools.modeHints[each]}>
            <input
              type="radio"
              name="mode"
              value={each}
              checked={each === mode}
              disabled={mode === undefined}
              onChange={() => editor.changeSettings((settings) => ({ ...settings, mode: each }))}
            />
            <span>{texts.tools.modes[each]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
