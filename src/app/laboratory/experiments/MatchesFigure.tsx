import type { ReactNode } from 'react';
import { GROUPS, type LayerMatches } from '../../../model/laboratory/experiments/layers.ts';
import { orDash } from '../../orDash.ts';
import { useTexts } from '../../TextsContext.tsx';
import { BarChart } from '../charts/BarChart.tsx';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import { useLaboratoryTexts } from '../LaboratoryContext.tsx';

const COLORS = { object: '#2f7d4f', part: '#a93a1e', material: '#b98b2d' } as const;

type MatchesFigureProps = {
  readonly title: string;
  /** Name of the saved files, without ending. */
  readonly file: string;
  readonly rows: readonly (LayerMatches & {
    /** What the row is called; the layer's grid if left out. */
    readonly name?: string;
  })[];
  /** Head of the rows' names. */
  readonly of?: string;
};

/** Shares of the units that match a concept beyond chance, layer by layer, the control beneath. */
export function MatchesFigure({ title, file, rows, of }: MatchesFigureProps): ReactNode {
  const { experiments: words, units } = useLaboratoryTexts();
  const { percent, fixed, concept: nameOf } = useTexts();
  const share = (count: number, all: number): number => (all === 0 ? 0 : count / all);
  const controlled = rows.some(({ control }) => control !== null);
  const nameOfRow = ({ name, layer }: (typeof rows)[number]): string => name ?? `${layer}²`;
  return (
    <ChartFigure
      title={title}
      file={file}
      figures={{
        heads: [
          of ?? units.layer,
          units.units,
          words.layers.matching,
          ...GROUPS.map((group) => words.layers.groups[group]),
          words.layers.control,
          words.layers.concepts,
          words.layers.best,
        ],
        rows: rows.map((row) => ({
          shown: [
            nameOfRow(row),
            String(row.units),
            String(row.matching),
            ...GROUPS.map((group) => String(row.groups[group])),
            orDash(row.control, String),
            String(row.concepts),
            orDash(row.best, ({ concept, iou }) => `${nameOf(concept)} ${fixed(iou, 2)}`),
          ],
          raw: [
            row.name ?? row.layer,
            row.units,
            row.matching,
            ...GROUPS.map((group) => row.groups[group]),
            row.control ?? '',
            row.concepts,
            row.best ? `${row.best.concept} ${row.best.iou}` : '',
          ],
        })),
      }}
      chart={(ref) => (
        <BarChart
          ref={ref}
          label={title}
          axisTitle={words.layers.values}
          stacked
          format={(value) => percent(value)}
          series={GROUPS.map((group) => ({
            name: words.layers.groups[group],
            color: COLORS[group],
          }))}
          {...(controlled && {
            beside: {
              name: words.layers.control,
              values: rows.map(({ control, units: all }) =>
                control === null ? null : share(control, all),
              ),
            },
          })}
          rows={rows.map((row) => ({
            name: nameOfRow(row),
            values: GROUPS.map((group) => share(row.groups[group], row.units)),
          }))}
        />
      )}
    />
  );
}
