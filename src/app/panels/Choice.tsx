import { useId, type ReactNode } from 'react';

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value | '';
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
};

/** A named choice of one among several. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const id = useId();
  const { label, value, options, disabled, onChange } = props;
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
