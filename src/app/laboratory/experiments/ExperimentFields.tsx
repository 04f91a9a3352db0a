import { useId, type ReactNode } from 'react';
import { useTexts } from '../../TextsContext.tsx';
import { useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';

const SCENE_COUNTS: readonly number[] = [4, 8, 16, 32, 64, 128];

type ConceptFieldProps = {
  readonly concepts: readonly string[];
  readonly value: string;
  readonly onChange: (concept: string) => void;
};

export function ConceptField({ concepts, value, onChange }: ConceptFieldProps): ReactNode {
  const { effect: words } = useLaboratoryTexts();
  const { concept: nameOf } = useTexts();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.concept}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {concepts.map((concept) => (
          <option key={concept} value={concept}>
            {nameOf(concept)}
          </option>
        ))}
      </select>
    </div>
  );
}

/**
 * In the place of an experiment's fields, where it cannot be run.
 * @param why said of a model that has a segmenter
 */
export function NothingToRun({ why }: { readonly why: string }): ReactNode {
  const { manifest } = useLaboratory();
  const { experiments: words } = useLaboratoryTexts();
  return <p className="hint">{manifest.segmenter ? why : words.dissection.noSegmenter}</p>;
}

type SceneCountFieldProps = {
  readonly value: number;
  readonly counts?: readonly number[];
  readonly onChange: (scenes: number) => void;
};

export function SceneCountField({
  value,
  counts = SCENE_COUNTS,
  onChange,
}: SceneCountFieldProps): ReactNode {
  const { experiments: words } = useLaboratoryTexts();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.scenes}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {counts.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
    </div>
  );
}
