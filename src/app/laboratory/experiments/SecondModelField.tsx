import { useEffect, useId, useState, type ReactNode } from 'react';
import type { StoredModel } from '../../../model/shelf.ts';
import { useTexts } from '../../TextsContext.tsx';
import { useShelf } from '../../models/ShelfContext.ts';
import { useLaboratoryTexts } from '../LaboratoryContext.tsx';

/** The model that comes with the page. */
const OWN = 'village';

type SecondModelFieldProps = {
  /** A model's name, or the address of its folder. */
  readonly value: string;
  readonly onChange: (model: string) => void;
};

/** Names the second model: one that comes with the page or is kept here, or the address of a folder. */
export function SecondModelField({ value, onChange }: SecondModelFieldProps): ReactNode {
  const { experiments: words } = useLaboratoryTexts();
  const { scene } = useTexts();
  const shelf = useShelf();
  const [stored, setStored] = useState<readonly StoredModel[]>([]);
  const id = useId();
  useEffect(() => void shelf.list().then(setStored), [shelf]);
  return (
    <div className="field">
      <label htmlFor={id}>{words.compare.second}</label>
      <input
        id={id}
        type="text"
        list={`${id}-models`}
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      <datalist id={`${id}-models`}>
        <option value={OWN}>{scene.modelTitle(OWN, 'Village')}</option>
        {stored.map((model) => (
          <option key={model.id} value={model.id}>
            {model.title}
          </option>
        ))}
      </datalist>
    </div>
  );
}
