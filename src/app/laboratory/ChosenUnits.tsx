import { useId, useState, type ReactNode } from 'react';
import type { LayerDissection } from '../../model/dissection.ts';
import { topLevel } from '../../model/laboratory/units.ts';
import { useLaboratory, useLaboratoryTexts, useView } from './LaboratoryContext.tsx';

/** The units that were chosen for a brush, and the way to make it. */
export function ChosenUnits({ layer }: { readonly layer: LayerDissection }): ReactNode {
  const { editor, manifest, view } = useLaboratory();
  const { units: words } = useLaboratoryTexts();
  const chosen = useView((state) => state.chosen);
  const [name, setName] = useState('');
  const id = useId();
  if (chosen.length === 0) return null;
  return (
    <form
      className="chosen"
      onSubmit={(event) => {
        event.preventDefault();
        const { weights } = manifest;
        const unnamed = editor.ownBrushes.freeName(words.chosen(chosen.length), weights);
        editor.ownBrushes.add({
          name: name.trim() || unnamed,
          weights,
          layer: layer.layer,
          units: [...chosen],
          levels: chosen.map((unit) => topLevel(layer, unit)),
        });
        editor.changeSettings((settings) => ({ ...settings, layer: layer.layer }));
        view.setState({ chosen: [] });
        setName('');
      }}
    >
      <p>
        {words.chosen(chosen.length)} <span className="detail">{chosen.join(', ')}</span>
      </p>
      <div className="field">
        <label htmlFor={id}>{words.brushName}</label>
        <input
          id={id}
          type="text"
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <div className="buttons">
        <button type="submit">{words.makeBrush}</button>
        <button type="button" onClick={() => view.setState({ chosen: [] })}>
          {words.clearChosen}
        </button>
      </div>
    </form>
  );
}
