import { useId, type ReactNode } from 'react';
import { editableLayers } from '../../model/manifest.ts';
import { useLaboratory, useLaboratoryTexts, useView } from './LaboratoryContext.tsx';

/** The layer that probe and units are about. */
export function LayerSelect(): ReactNode {
  const laboratory = useLaboratory();
  const { units: words } = useLaboratoryTexts();
  const layer = useView((view) => view.layer);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.layer}</label>
      <select id={id} value={layer} onChange={({ target }) => laboratory.chooseLayer(target.value)}>
        {editableLayers(laboratory.manifest).map((each) => (
          <option key={each.id} value={each.id}>
            {words.layerOption(each.id, each.units)}
          </option>
        ))}
      </select>
    </div>
  );
}
