import type { ReactNode } from 'react';
import { classShares } from '../../model/laboratory/shares.ts';
import { Slider } from '../panels/Slider.tsx';
import { useTexts } from '../TextsContext.tsx';
import { Swatch } from './ChangeTable.tsx';
import {
  useConcepts,
  useLaboratory,
  useLaboratoryTexts,
  usePresent,
  useView,
} from './LaboratoryContext.tsx';

/** Less is “0.0 %”: a few pixels. */
const LEAST_SHOWN = 0.0005;

/** Lays the segmentation over the picture, and says what its colours are. */
export function LabelsControls(): ReactNode {
  const { view } = useLaboratory();
  const { look } = useLaboratoryTexts();
  const shown = useView((state) => state.showLabels);
  const opacity = useView((state) => state.opacity);
  const { percent } = useTexts();
  return (
    <div className="labels-controls">
      <label className="check">
        <input
          type="checkbox"
          checked={shown}
          onChange={({ target }) => view.setState({ showLabels: target.checked })}
        />
        {look.labels}
      </label>
      {shown && (
        <>
          <Slider
            label={look.strength}
            min={10}
            max={100}
            value={Math.round(opacity * 100)}
            text={percent(opacity)}
            disabled={false}
            onChange={(value) => view.setState({ opacity: value / 100 })}
          />
          <Legend />
        </>
      )}
    </div>
  );
}

/** The classes that are in the picture, the largest first. */
function Legend(): ReactNode {
  const { look } = useLaboratoryTexts();
  const { percent } = useTexts();
  const concepts = useConcepts();
  const labels = usePresent((present) => present.labels);
  if (!labels) return null;
  const shares = classShares(labels, concepts.length);
  const seen = shares
    .map((share, concept) => ({ share, concept }))
    .filter(({ share }) => share >= LEAST_SHOWN)
    .sort((a, b) => b.share - a.share);
  return (
    <ul className="legend" aria-label={look.legend}>
      {seen.map(({ share, concept }) => (
        <li key={concept}>
          <Swatch color={concepts[concept]?.color} />
          {concepts[concept]?.name} <span className="detail">{percent(share, 1)}</span>
        </li>
      ))}
    </ul>
  );
}
