import { useId, useState, type ReactNode } from 'react';
import type { CutCandidate } from '../../model/onnx/cutCandidates.ts';
import type { CutChoice } from '../../model/shelf.ts';
import { useTexts } from '../TextsContext.tsx';
import { FormEnd, OneOf } from './FormParts.tsx';

type CutFormProps = {
  /** The file's name. */
  readonly name: string;
  readonly candidates: readonly CutCandidate[];
  /** Told once where to cut; null gives it up. */
  readonly choose: (choice: CutChoice | null) => void;
};

const DISTRIBUTIONS = ['normal', 'sphere'] as const;

/** Asks where to cut an ONNX generator, and what its file does not tell. */
export function CutForm({ name, candidates, choose }: CutFormProps): ReactNode {
  const words = useTexts().models.cut;
  const titleId = useId();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(candidates.filter(({ proposed }) => proposed).map((each) => each.name)),
  );
  const [distribution, setDistribution] = useState<CutChoice['distribution']>('normal');
  const cuts = candidates.map((each) => each.name).filter((each) => ticked.has(each));
  const toggle = (tensor: string, on: boolean): void => {
    const others = [...ticked].filter((each) => each !== tensor);
    setTicked(new Set(on ? [...others, tensor] : others));
  };
  return (
    <form
      className="cutting"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault();
        if (cuts.length > 0) choose({ cuts, distribution });
      }}
    >
      <h3 id={titleId}>{words.title(name)}</h3>
      <p className="hint">{words.hint}</p>
      <fieldset>
        <legend>{words.tensors}</legend>
        <ul className="cut-list">
          {candidates.map(({ name: tensor, shape: [, units = 0, height = 0, width = 0] }) => (
            <li key={tensor}>
              <label>
                <input
                  type="checkbox"
                  checked={ticked.has(tensor)}
                  onChange={({ target }) => toggle(tensor, target.checked)}
                />
                <code>{tensor}</code>
                <span className="hint">{words.shape(units, height, width)}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <OneOf
        legend={words.latent}
        hint={words.latentHint}
        values={DISTRIBUTIONS}
        names={words.distributions}
        chosen={distribution}
        choose={setDistribution}
      />
      <FormEnd
        missing={cuts.length === 0 ? words.none : ''}
        confirm={words.confirm}
        cancel={() => choose(null)}
      />
    </form>
  );
}
