import { useId, type ReactNode } from 'react';
import { imagePoint, type ImagePoint } from '../../model/coordinates.ts';
import { unusualUnits } from '../../model/laboratory/probe.ts';
import { cellOfPixel } from '../../model/laboratory/region.ts';
import { MATCH, unitConcepts } from '../../model/laboratory/units.ts';
import { Slider } from '../panels/Slider.tsx';
import { useTexts } from '../TextsContext.tsx';
import { Swatch } from './ChangeTable.tsx';
import { LabelsControls } from './LabelsControls.tsx';
import {
  useConcepts,
  useLaboratory,
  useLaboratoryTexts,
  usePresent,
  useView,
} from './LaboratoryContext.tsx';
import { LayerSelect } from './LayerSelect.tsx';
import { MeasuringProblem } from './MeasuringLine.tsx';

const CENTRE = imagePoint(0.5, 0.5);
const MOST_UNITS = 8;

/** What is to be seen at a place, and which units are unusually strong there. */
export function ProbeTab(): ReactNode {
  const { view } = useLaboratory();
  const { probe: words } = useLaboratoryTexts();
  const { percent } = useTexts();
  const place = useView((state) => state.place);
  const pinned = useView((state) => state.pinned);
  const { x, y } = place ?? CENTRE;
  const move = (to: ImagePoint): void => view.setState({ place: to, pinned: true });
  return (
    <>
      <p className="hint">{words.intro}</p>
      <div className="pair">
        <Slider
          label={words.across}
          min={0}
          max={99}
          value={Math.round(x * 100)}
          text={percent(x)}
          disabled={false}
          onChange={(value) => move(imagePoint(value / 100, y))}
        />
        <Slider
          label={words.down}
          min={0}
          max={99}
          value={Math.round(y * 100)}
          text={percent(y)}
          disabled={false}
          onChange={(value) => move(imagePoint(x, value / 100))}
        />
      </div>
      <button type="button" disabled={!pinned} onClick={() => view.setState({ pinned: false })}>
        {words.follow}
      </button>
      {place && <Finding place={place} />}
      <MeasuringProblem />
      <LayerSelect />
      {place && <UnusualUnits place={place} />}
      <LabelsControls />
    </>
  );
}

function Finding({ place }: { readonly place: ImagePoint }): ReactNode {
  const { manifest } = useLaboratory();
  const { probe: words, tabs } = useLaboratoryTexts();
  const concepts = useConcepts();
  const labels = usePresent((present) => present.labels);
  const concept = labels ? concepts[labels[pixelOf(place, manifest.resolution)] ?? -1] : undefined;
  return (
    <p className="finding" role="status" aria-label={tabs.probe}>
      {concept && <Swatch color={concept.color} />}
      {concept ? words.sees(concept.name) : ''}
    </p>
  );
}

function UnusualUnits({ place }: { readonly place: ImagePoint }): ReactNode {
  const laboratory = useLaboratory();
  const { table, manifest } = laboratory;
  const { probe: words } = useLaboratoryTexts();
  const { fixed, percent, concept: nameOf } = useTexts();
  const layerId = useView((state) => state.layer);
  const map = usePresent((present) => present.map);
  const title = useId();
  const layer = table?.layers.find((each) => each.layer === layerId);
  if (!table || !layer || map?.layer !== layerId) return null;
  const side = manifest.resolution;
  const cell = cellOfPixel(pixelOf(place, side), side, layer);
  const units = unusualUnits(map.values, layer, cell, MOST_UNITS);
  return (
    <section>
      <h3 id={title}>{words.units}</h3>
      {units.length === 0 && <p className="hint">{words.none}</p>}
      {units.length > 0 && (
        <table className="figures" aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.level}</th>
              <th scope="col" className="words-head">
                {words.concepts}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map(({ unit, value, step }) => {
              const matches = unitConcepts(table, layer, unit).filter(({ iou }) => iou >= MATCH);
              return (
                <tr key={unit}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      onClick={() => laboratory.openUnit(layerId, unit)}
                    >
                      {unit}
                    </button>
                  </th>
                  <td>{fixed(value, 2)}</td>
                  <td>{words.steps[step]}</td>
                  <td className="words">
                    {matches.length === 0
                      ? words.noConcept
                      : matches
                          .slice(0, 2)
                          .map(({ concept, iou }) => `${nameOf(concept)} ${percent(iou)}`)
                          .join(', ')}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function pixelOf({ x, y }: ImagePoint, side: number): number {
  return Math.floor(y * side) * side + Math.floor(x * side);
}
