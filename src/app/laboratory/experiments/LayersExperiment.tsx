import { useMemo, type ReactNode } from 'react';
import type { Dissection } from '../../../model/dissection.ts';
import { compareLayers } from '../../../model/laboratory/experiments/layers.ts';
import { useTexts } from '../../TextsContext.tsx';
import { BarChart } from '../charts/BarChart.tsx';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import { useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';

const GROUPS = ['object', 'part', 'material'] as const;
const COLORS = { object: '#2f7d4f', part: '#a93a1e', material: '#b98b2d' } as const;

/** What the units of each layer match, from the table. */
export function LayersExperiment({ table }: { readonly table: Dissection }): ReactNode {
  const { manifest } = useLaboratory();
  const { experiments: words, units } = useLaboratoryTexts();
  const { percent, number, concept: nameOf } = useTexts();
  const rows = useMemo(
    () => compareLayers(table, manifest.segmenter?.classes ?? []),
    [table, manifest],
  );
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const title = words.layers.chart(table.method.samples);
  return (
    <section className="experiment">
      <h3>{words.layers.title}</h3>
      <p className="hint">{words.layers.what}</p>
      <ChartFigure
        title={title}
        file="layers"
        figures={{
          heads: [
            units.layer,
            units.units,
            ...GROUPS.map((group) => words.layers.groups[group]),
            words.layers.concepts,
            words.layers.best,
          ],
          rows: rows.map(({ layer, units: count, groups, concepts, best }) => ({
            shown: [
              `${layer}²`,
              String(count),
              ...GROUPS.map((group) => String(groups[group])),
              String(concepts),
              best ? `${nameOf(best.concept)} ${number(best.iou, 2)}` : '–',
            ],
            raw: [
              layer,
              count,
              ...GROUPS.map((group) => groups[group]),
              concepts,
              best ? `${best.concept} ${best.iou}` : '',
            ],
          })),
        }}
        chart={(ref) => (
          <BarChart
            ref={ref}
            label={title}
            stacked
            format={(value) => percent(value)}
            series={GROUPS.map((group) => ({
              name: words.layers.groups[group],
              color: COLORS[group],
            }))}
            rows={rows.map(({ layer, units: count, groups }) => ({
              name: `${layer}²`,
              values: GROUPS.map((group) => share(groups[group], count)),
            }))}
          />
        )}
      />
      <p className="paper">{words.layers.paper}</p>
    </section>
  );
}
