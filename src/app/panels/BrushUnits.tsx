import type { CSSProperties, ReactNode } from 'react';
import type { ToolSettings } from '../../editor/settings.ts';
import { brushUnits, switchUnit, type BrushUnit } from '../../editor/unitSwitches.ts';
import { brushOption, isMeasured } from '../../model/brush.ts';
import type { Dissection } from '../../model/dissection.ts';
import { useEditor } from '../EditorContext.tsx';
import { orDash } from '../orDash.ts';
import { useTexts } from '../TextsContext.tsx';

type BrushUnitsProps = { readonly settings: ToolSettings; readonly table: Dissection };

/** The units of the present brush with what the table measured of each, and a switch for each. */
export function BrushUnits({ settings, table }: BrushUnitsProps): ReactNode {
  const texts = useTexts();
  const words = texts.units;
  const units = brushUnits(settings, table);
  const { concept, layer, mode } = settings;
  const effect = brushOption(table, concept, layer);
  if (mode === 'restore') return <p className="hint">{words.none}</p>;
  if (units.length === 0) return null;
  const caused = units.some(({ cause }) => cause !== null);
  const highest = Math.max(...units.map(({ iou }) => iou), 1e-9);
  return (
    <section className="brush-units" aria-labelledby="brush-units-title">
      <h2 id="brush-units-title">{words.title(texts.concept(concept))}</h2>
      <p className="hint">
        {effect && isMeasured(effect)
          ? words.effect(
              texts.percent(effect.gain),
              texts.percent(effect.removed),
              texts.percent(effect.spill),
            )
          : words.unmeasured}
      </p>
      <ul aria-labelledby="brush-units-title" tabIndex={0} data-caused={caused}>
        <li className="head" aria-hidden="true">
          <span>{words.unit}</span>
          <span>{words.iou}</span>
          <span>{words.lift}</span>
          {caused && <span>{words.cause}</span>}
          <span>{words.level}</span>
        </li>
        {units.map((unit) => (
          <UnitRow key={unit.unit} unit={unit} highest={highest} />
        ))}
      </ul>
    </section>
  );
}

function UnitRow({
  unit: { unit, iou, shuffled, lift, cause, level, on },
  highest,
}: {
  readonly unit: BrushUnit;
  readonly highest: number;
}): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  return (
    <li data-on={on}>
      <label
        title={shuffled === null ? undefined : texts.units.shuffled(texts.percent(shuffled, 1))}
      >
        <input
          type="checkbox"
          role="switch"
          checked={on}
          aria-label={texts.units.switch(unit, texts.percent(iou, 1))}
          onChange={(event) => {
            const wanted = event.target.checked;
            editor.changeSettings((settings) => switchUnit(settings, unit, wanted));
          }}
        />
        <span className="number">{unit}</span>
      </label>
      <span className="iou" style={{ '--share': iou / highest } as CSSProperties}>
        {texts.percent(iou, 1)}
      </span>
      <span>{orDash(lift, (known) => texts.number(known, 2))}</span>
      {cause !== null && <span>{texts.number(cause, 2)}</span>}
      <span>{texts.number(level, 2)}</span>
    </li>
  );
}
