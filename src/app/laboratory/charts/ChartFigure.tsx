import { useId, useRef, type ReactNode, type RefObject } from 'react';
import { csvOf } from '../../../model/csv.ts';
import { useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { chartSvg, download, saveChartPng } from './saveChart.ts';

type Figures = {
  readonly heads: readonly string[];
  /** As they are written on the page, and as numbers in the file. */
  readonly rows: readonly {
    readonly shown: readonly string[];
    readonly raw: readonly (string | number)[];
  }[];
};

type ChartFigureProps = {
  readonly title: string;
  /** Name of the saved files, without ending. */
  readonly file: string;
  readonly figures: Figures;
  readonly chart: (ref: RefObject<SVGSVGElement | null>) => ReactNode;
};

/** A chart with its table behind it, and the ways to save both. */
export function ChartFigure({ title, file, figures, chart }: ChartFigureProps): ReactNode {
  const { experiments: words } = useLaboratoryTexts();
  const svg = useRef<SVGSVGElement>(null);
  const id = useId();
  return (
    <figure className="chart-figure" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      {chart(svg)}
      <details>
        <summary>{words.table}</summary>
        <table className="figures" data-many={figures.heads.length > 7} aria-labelledby={id}>
          <thead>
            <tr>
              {figures.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.rows.map(({ shown: [head = '', ...cells] }) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, i) => (
                  <td key={figures.heads[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <div className="buttons">
        <button
          type="button"
          onClick={() => {
            if (svg.current) void saveChartPng(svg.current, `${file}.png`);
          }}
        >
          PNG
        </button>
        <button
          type="button"
          onClick={() => {
            if (svg.current) download(chartSvg(svg.current), 'image/svg+xml', `${file}.svg`);
          }}
        >
          SVG
        </button>
        <button
          type="button"
          onClick={() =>
            download(
              csvOf([figures.heads, ...figures.rows.map(({ raw }) => raw)]),
              'text/csv',
              `${file}.csv`,
            )
          }
        >
          CSV
        </button>
      </div>
    </figure>
  );
}
