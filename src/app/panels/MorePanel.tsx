import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ToolSettings } from '../../editor/settings.ts';
import { tableOf } from '../../model/dissection.ts';
import type { MaskRule } from '../../model/stroke.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { fetchedPart } from '../parts/fetchedPart.ts';
import { OnDemand } from '../parts/OnDemand.tsx';
import { useTexts } from '../TextsContext.tsx';
import { Choice } from './Choice.tsx';
import { levelChoices } from './levelChoices.ts';
import { Slider } from './Slider.tsx';

const unitsPart = fetchedPart(
  () => import('./BrushUnits.tsx'),
  ({ BrushUnits }) => BrushUnits,
);

const RULES: readonly MaskRule[] = ['touch', 'cover', 'pool'];

/** What few set: how soft the edge is, the level of the units, how a stroke reaches cells, which units. */
export function MorePanel(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const [open, setOpen] = useState(false);
  const settings = useEditorState((state) => state.settings);
  const model = useEditorState((state) => state.model);
  const table = model && tableOf(model);
  // A brush made by hand has its own units and levels.
  const own = useStore(editor.ownBrushes.store, ({ active }) => active !== null);
  const change = (part: Partial<ToolSettings>): void =>
    editor.changeSettings((present) => ({ ...present, ...part }));
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.tools.more}</summary>
      {open && settings && table && (
        <div className="more-body">
          <Slider
            label={texts.tools.hardness}
            min={0}
            max={100}
            value={settings.hardness}
            text={texts.percent(settings.hardness / 100)}
            disabled={false}
            onChange={(hardness) => change({ hardness })}
          />
          {!own && (
            <Choice
              label={texts.tools.level}
              value={settings.level}
              options={levelChoices(texts, table, settings.concept, settings.layer)}
              disabled={settings.mode !== 'draw'}
              onChange={(level) => change({ level })}
            />
          )}
          <Choice
            label={texts.tools.reach}
            value={settings.rule}
            options={RULES.map((value) => ({ value, text: texts.tools.reachRules[value] }))}
            onChange={(rule) => change({ rule })}
          />
          {!own && (
            <OnDemand of={unitsPart} name={texts.units.title(texts.concept(settings.concept))}>
              {(BrushUnits) => <BrushUnits settings={settings} table={table} />}
            </OnDemand>
          )}
        </div>
      )}
    </details>
  );
}
