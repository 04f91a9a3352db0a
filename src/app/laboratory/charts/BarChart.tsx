import type { ReactNode, Ref } from 'react';
import { axisOf, WIDTH } from './axis.ts';

type BarSeries = { readonly name: string; readonly color: string };

type BarChartProps = {
  readonly ref?: Ref<SVGSVGElement>;
  readonly label: string;
  readonly series: readonly BarSeries[];
  /** For each bar or group of bars one value a series; null where there is none. */
  readonly rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Whether the series of a row stand one after the other in one bar. */
  readonly stacked?: boolean;
  /** Drawn beneath each row's bar, outlined: what it is to be held against. */
  readonly beside?: { readonly name: string; readonly values: readonly (number | null)[] };
  /** What the bars' length is. */
  readonly axisTitle: string;
  readonly format: (value: number) => string;
};

const BOX = { left: 86, right: 34, bottom: 42 };
const BAR = 14;
const NAME_ROW = 19;

/** Lying bars, each with its value; the table that belongs to it stands beside it. */
export function BarChart({
  ref,
  label,
  series,
  rows,
  stacked = false,
  beside,
  axisTitle,
  format,
}: BarChartProps): ReactNode {
  const own = stacked ? 1 : series.length;
  const bars = beside ? own + 0.7 : own;
  const names = beside ? [...series, { name: beside.name, color: null }] : series;
  // Four names do not fit into a row.
  const columns = names.length === 3 ? 3 : 2;
  const top = 12 + Math.ceil(names.length / columns) * NAME_ROW;
  const pitch = bars * BAR + 10;
  const foot = top + rows.length * pitch;
  const sums = rows.map(({ values }) => values.reduce<number>((sum, each) => sum + (each ?? 0), 0));
  const all = rows.flatMap(({ values }) => values.map((each) => each ?? 0));
  const held = (beside?.values ?? []).map((each) => each ?? 0);
  const { low, high, ticks } = axisOf([...(stacked ? sums : all), ...held]);
  const across = (value: number): number =>
    BOX.left + ((value - low) / (high - low)) * (WIDTH - BOX.left - BOX.right);
  return (
    <svg
      ref={ref}
      className="chart"
      viewBox={`0 0 ${WIDTH} ${foot + BOX.bottom}`}
      role="img"
      aria-label={label}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={across(tick)} x2={across(tick)} y1={top - 4} y2={foot} />
          <text className="tick" x={across(tick)} y={foot + 14} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      <text className="tick" x={WIDTH - 8} y={foot + 33} textAnchor="end">
        {axisTitle}
      </text>
      {names.map(({ name, color }, s) => {
        const left = 8 + (s % columns) * ((WIDTH - 8) / columns);
        const row = Math.floor(s / columns) * NAME_ROW;
        return (
          <g key={name}>
            <rect
              className={color === null ? 'held' : undefined}
              x={left}
              y={7 + row}
              width={12}
              height={12}
              rx={2}
              fill={color ?? undefined}
            />
            <text className="name" x={left + 18} y={17 + row}>
              {name}
            </text>
          </g>
        );
      })}
      {rows.map(({ name, values }, r) => {
        const above = top + r * pitch;
        const beneath = beside?.values[r] ?? null;
        return (
          <g key={name}>
            <text
              className="name"
              x={BOX.left - 8}
              y={above + (bars * BAR) / 2 + 4}
              textAnchor="end"
            >
              {name}
            </text>
            {beneath !== null && (
              <rect
                className="held"
                x={across(0)}
                y={above + own * BAR + 1}
                width={Math.max(across(beneath) - across(0), 1)}
                height={BAR * 0.6}
              />
            )}
            {values.map((value, s) => {
              if (value === null || (stacked && value === 0)) return null;
              const before = stacked
                ? values.slice(0, s).reduce<number>((sum, each) => sum + (each ?? 0), 0)
                : 0;
              const [from, to] = [across(before), across(before + value)];
              return (
                <rect
                  key={series[s]?.name}
                  x={Math.min(from, to)}
                  y={above + (stacked ? 0 : s * BAR)}
                  width={Math.max(Math.abs(to - from), 1)}
                  height={BAR - 1}
                  fill={series[s]?.color}
                />
              );
            })}
            {(stacked ? [sums[r] ?? 0] : values).map((value, s) => {
              if (value === null) return null;
              const [x, y] = [across(Math.max(value, 0)) + 4, above + s * BAR + BAR - 4];
              return (
                <text key={stacked ? 'all' : series[s]?.name} className="value" x={x} y={y}>
                  {format(value)}
                </text>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
