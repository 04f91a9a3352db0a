import { useEffect, useRef, type ReactNode } from 'react';
import type { LayerDissection } from '../../model/dissection.ts';
import { MATCH, unitConcepts } from '../../model/laboratory/units.ts';
import { orDash } from '../orDash.ts';
import { takeLostFocus } from '../takeLostFocus.ts';
import { useTexts } from '../TextsContext.tsx';
import { useLaboratory, useLaboratoryTexts, useView } from './LaboratoryContext.tsx';
import { MeasuringProblem } from './MeasuringLine.tsx';
import { ChosenUnits } from './ChosenUnits.tsx';
import { TopScenes } from './TopScenes.tsx';
import { UnitLevel } from './UnitLevel.tsx';
import { useUnitShares } from './useUnitShares.ts';

const MOST_CONCEPTS = 5;

export type UnitProps = { readonly layer: LayerDissection; readonly unit: number };

/** One unit: what it stands for, how strong it gets, where, and what it does. */
export function UnitSheet({ layer, unit }: UnitProps): ReactNode {
  const laboratory = useLaboratory();
  const { unit: words, units } = useLaboratoryTexts();
  const chosen = useView((view) => view.chosen.includes(unit));
  const { percent } = useTexts();
  const showMap = useView((view) => view.showMap);
  const effect = useUnitShares(layer).get(unit);
  const title = useRef<HTMLHeadingElement>(null);
  // What was pressed to open the unit has gone with its list.
  useEffect(() => takeLostFocus(title.current), []);
  return (
    <>
      <div className="unit-head">
        <button type="button" onClick={() => laboratory.openUnit(layer.layer, null)}>
          ← {words.back}
        </button>
        <h3 ref={title} tabIndex={-1}>
          {words.title(unit, layer.layer)}
        </h3>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={showMap}
          onChange={({ target }) => laboratory.view.setState({ showMap: target.checked })}
        />
        {words.showMap}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={chosen}
          onChange={({ target }) => laboratory.choose(unit, target.checked)}
        />
        {units.choose(unit)}
      </label>
      <ChosenUnits layer={layer} />
      <MeasuringProblem />
      {effect !== undefined && <p className="finding">{words.effect(percent(effect, 1))}</p>}
      <UnitLevel layer={layer} unit={unit} />
      <Concepts layer={layer} unit={unit} />
      <Quantiles layer={layer} unit={unit} />
      <TopScenes layer={layer} unit={unit} />
    </>
  );
}

function Concepts({ layer, unit }: UnitProps): ReactNode {
  const { table } = useLaboratory();
  const { unit: words, effect } = useLaboratoryTexts();
  const { fixed, concept: nameOf } = useTexts();
  if (!table) return null;
  const concepts = unitConcepts(table, layer, unit).slice(0, MOST_CONCEPTS);
  const most = Math.max(concepts[0]?.iou ?? 0, MATCH * 2);
  const control = layer.iqr.shuffled[unit];
  return (
    <section>
      <h4>{words.stands}</h4>
      <table className="bars">
        <thead>
          <tr>
            <th scope="col">{effect.concept}</th>
            <td className="bar-column" />
            <th scope="col">{words.iou}</th>
          </tr>
        </thead>
        <tbody>
          {concepts.map(({ concept, iou }) => (
            <tr key={concept} className={iou >= MATCH ? undefined : 'weak'}>
              <th scope="row">{nameOf(concept)}</th>
              <td className="bar-column" aria-hidden="true">
                <span className="bar-pair">
                  <span className="bar-after" style={{ width: `${(iou / most) * 100}%` }} />
                </span>
              </td>
              <td>{fixed(iou, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        {words.matches} {control !== undefined && words.control(fixed(control, 2))}
      </p>
    </section>
  );
}

function Quantiles({ layer, unit }: UnitProps): ReactNode {
  const { unit: words, probe } = useLaboratoryTexts();
  const { fixed } = useTexts();
  const rows = [
    [words.mean, layer.mean[unit]],
    [words.median, layer.q50[unit]],
    [probe.steps.q90, layer.q90[unit]],
    [probe.steps.q99, layer.q99[unit]],
    [probe.steps.q995, layer.q995[unit]],
  ] as const;
  return (
    <section>
      <h4>{words.levels}</h4>
      <dl className="quantiles">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{orDash(value, (known) => fixed(known, 2))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
