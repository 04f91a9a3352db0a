import { useId, type ReactNode } from 'react';

type SliderProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** How the value is written beside the label, and spoken. */
  readonly text: string;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
};

/** A named slider with its value in view. */
export function Slider(props: SliderProps): ReactNode {
  const id = useId();
  const { label, text, onChange, ...range } = props;
  return (
    <div className="slider">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} aria-hidden="true">
        {text}
      </output>
      <input
        id={id}
        type="range"
        aria-valuetext={text}
        {...range}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}
