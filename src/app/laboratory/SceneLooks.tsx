import { useEffect, useMemo, useRef, type PointerEvent, type ReactNode } from 'react';
import { imagePoint } from '../../model/coordinates.ts';
import { topLevel } from '../../model/laboratory/units.ts';
import { colorOf, drawHeat, drawLabels } from './drawing.ts';
import { useLaboratory, usePresent, useView } from './LaboratoryContext.tsx';

/** What the laboratory lays over the picture. */
export function SceneLooks(): ReactNode {
  const tab = useView((view) => view.tab);
  const showLabels = useView((view) => view.showLabels);
  const showMap = useView((view) => view.tab === 'units' && view.unit !== null && view.showMap);
  return (
    <>
      {showLabels && !showMap && <LabelsLook />}
      {showMap && <MapLook />}
      {tab === 'probe' && <ProbeField />}
    </>
  );
}

function LabelsLook(): ReactNode {
  const { manifest } = useLaboratory();
  const labels = usePresent((present) => present.labels);
  const opacity = useView((view) => view.opacity);
  const canvas = useRef<HTMLCanvasElement>(null);
  const colors = useMemo(
    () => manifest.segmenter?.classes.map(({ color }) => colorOf(color)) ?? [],
    [manifest],
  );
  useEffect(() => {
    if (canvas.current && labels) drawLabels(canvas.current, labels, colors);
  }, [labels, colors]);
  return <canvas ref={canvas} className="look labels-look" style={{ opacity }} />;
}

function MapLook(): ReactNode {
  const { table } = useLaboratory();
  const map = usePresent((present) => present.map);
  const unit = useView((view) => view.unit);
  const layerId = useView((view) => view.layer);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const layer = table?.layers.find((each) => each.layer === layerId);
    if (!canvas.current || !layer || unit === null || map?.layer !== layerId) return;
    const cells = layer.height * layer.width;
    const plane = map.values.subarray(unit * cells, (unit + 1) * cells);
    drawHeat(canvas.current, plane, layer, topLevel(layer, unit));
  }, [table, map, unit, layerId]);
  return <canvas ref={canvas} className="look" data-testid="unit-map" width={1} height={1} />;
}

/** Takes the pointer while the probe is open, so that looking does not paint. */
function ProbeField(): ReactNode {
  const laboratory = useLaboratory();
  const place = useView((view) => view.place);
  const pinned = useView((view) => view.pinned);
  const point = (event: PointerEvent<HTMLElement>): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
    laboratory.view.setState({ place: imagePoint(within(x), within(y)) });
  };
  return (
    <div
      className="look probe-field"
      data-testid="probe-field"
      onPointerMove={(event) => {
        if (!pinned) point(event);
      }}
      onPointerDown={(event) => {
        point(event);
        laboratory.view.setState({ pinned: true });
      }}
    >
      {place && (
        <svg className="probe-marker" viewBox="0 0 100 100" aria-hidden="true">
          {['probe-halo', 'probe-line'].map((name) => (
            <circle
              key={name}
              className={name}
              cx={place.x * 100}
              cy={place.y * 100}
              r={pinned ? 2 : 1.4}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

/** Just inside of the picture, so that the place has a pixel. */
function within(share: number): number {
  return Math.min(Math.max(share, 0), 0.9999);
}
