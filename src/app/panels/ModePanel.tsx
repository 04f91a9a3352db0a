import type { ReactNode } from 'react';
import type { StrokeMode } from '../../model/stroke.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { en } from '../texts/en.ts';

const MODES: readonly StrokeMode[] = ['draw', 'erase', 'restore'];

/** What the next stroke does: units on, units off, or earlier strokes away. */
export function ModePanel(): ReactNode {
  const editor = useEditor();
  const mode = useEditorState((state) => state.settings?.mode);
  return (
    <fieldset className="panel modes" role="radiogroup" aria-labelledby="mode-title">
      <legend id="mode-title">{en.mode}</legend>
      <div className="mode-list">
        {MODES.map((each) => (
          <label key={each} className="mode" title={en.modeHints[each]}>
            <input
              type="radio"
              name="mode"
              value={each}
              checked={each === mode}
              disabled={mode === undefined}
              onChange={() => editor.changeSettings((settings) => ({ ...settings, mode: each }))}
            />
            <span>{en.modes[each]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
