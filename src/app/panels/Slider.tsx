import { useId, type ReactNode } from 'react';

type SliderProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** How the value is written beside the label, and spoken. */
  readonly text: string;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
  /** A drag, or a key held, begins; what {@link onChange} tells until {@link onEnd} is one movement. */
  readonly onBegin?: () => void;
  readonly onEnd?: () => void;
};

/** A named slider with its value in view. */
export function Slider(props: SliderProps): ReactNode {
  const id = useId();
  const { label, text, onChange, onBegin, onEnd, ...range } = props;
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
        onPointerDown={() => {
          onBegin?.();
          // The pointer may be let go anywhere.
          if (onEnd) window.addEventListener('pointerup', onEnd, { once: true });
        }}
        onPointerCancel={onEnd}
        onKeyDown={onBegin}
        onKeyUp={onEnd}
        onBlur={onEnd}
      />
    </div>
  );
}
