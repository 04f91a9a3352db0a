import { Fragment, useId, type ReactNode } from 'react';
import type { ShareChange } from '../../model/laboratory/shares.ts';
import { useTexts } from '../TextsContext.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import { LabelsControls } from './LabelsControls.tsx';
import {
  useConcepts,
  useLaboratory,
  useLaboratoryTexts,
  usePresent,
} from './LaboratoryContext.tsx';
import { MeasuringProblem } from './MeasuringLine.tsx';

/** Changes smaller than half a percent round to nothing. */
const LEAST_TOLD = 0.005;
const MOST_TOLD = 3;

/** What became of the painted place and of the rest, in words and bars. */
export function EffectTab(): ReactNode {
  const laboratory = useLaboratory();
  const pageTexts = useTexts();
  const texts = useLaboratoryTexts();
  const effect = usePresent((present) => present.effect);
  const effectOf = usePresent((present) => present.effectOf);
  const concepts = useConcepts();
  const chooser = useId();
  const { effect: words } = texts;
  return (
    <>
      <p className="hint">{words.intro}</p>
      <div className="pair">
        <div className="field">
          <label htmlFor={chooser}>{words.of}</label>
          <select
            id={chooser}
            value={effectOf}
            onChange={({ target }) =>
              laboratory.watch.chooseEffect(target.value === 'all' ? 'all' : 'stroke')
            }
          >
            <option value="stroke">{words.stroke}</option>
            <option value="all">{words.all}</option>
          </select>
        </div>
      </div>
      <p className="finding" role="status" aria-label={texts.tabs.effect}>
        {effect ? (
          <Sentence changes={effect.inside} nameOf={(c) => concepts[c]?.name ?? ''} />
        ) : (
          words.empty
        )}
      </p>
      <MeasuringProblem />
      {effect && (
        <>
          <ChangeTable
            title={words.inside}
            note={words.size(pageTexts.percent(effect.size))}
            changes={effect.inside}
          />
          <ChangeTable
            title={words.outside}
            note={words.size(pageTexts.percent(1 - effect.size))}
            changes={effect.outside}
          />
        </>
      )}
      <LabelsControls />
    </>
  );
}

type SentenceProps = {
  readonly changes: readonly ShareChange[];
  readonly nameOf: (concept: number) => string;
};

/** Such as “door: 0 % → 14 %; plaster: 71 % → 55 %”, no change broken between two lines. */
function Sentence({ changes, nameOf }: SentenceProps): ReactNode {
  const { percent } = useTexts();
  const { effect: words } = useLaboratoryTexts();
  const told = changes
    .filter(({ before, after }) => Math.abs(after - before) >= LEAST_TOLD)
    .slice(0, MOST_TOLD);
  if (told.length === 0) return words.none;
  return told.map(({ concept, before, after }, i) => (
    <Fragment key={concept}>
      <span className="change">
        {words.change(nameOf(concept), percent(before), percent(after))}
        {i + 1 < told.length && ';'}
      </span>{' '}
    </Fragment>
  ));
}
