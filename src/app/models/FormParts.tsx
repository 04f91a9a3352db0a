import type { ReactNode } from 'react';
import { useTexts } from '../TextsContext.tsx';

type OneOfProps<Value extends string> = {
  readonly legend: string;
  readonly hint: string;
  readonly values: readonly Value[];
  readonly names: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
};

/** One of a few things that a file does not tell. */
export function OneOf<Value extends string>({
  legend,
  hint,
  values,
  names,
  chosen,
  choose,
}: OneOfProps<Value>): ReactNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {values.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="one-of"
            checked={chosen === each}
            onChange={() => choose(each)}
          />
          {names[each]}
        </label>
      ))}
      <p className="hint">{hint}</p>
    </fieldset>
  );
}

type FormEndProps = {
  /** What is still missing; empty where nothing is, so that the form can be sent. */
  readonly missing: string;
  readonly confirm: string;
  readonly cancel: () => void;
};

/** The end of a form: what is missing, and the ways out of it. */
export function FormEnd({ missing, confirm, cancel }: FormEndProps): ReactNode {
  const { models } = useTexts();
  return (
    <div className="cut-end">
      <p role="status">{missing}</p>
      <button type="button" onClick={cancel}>
        {models.cancel}
      </button>
      <button type="submit" className="primary" disabled={missing !== ''}>
        {confirm}
      </button>
    </div>
  );
}
