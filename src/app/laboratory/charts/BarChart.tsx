import type { ReactNode, Ref } from 'react';
import { ticks } from './LineChart.tsx';

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
  readonly format: (value: number) => string;
};

const WIDTH = 400;
const BOX = { left: 84, right: 24, top: 30, bottom: 22 };
const BAR = 13;

/** Lying bars; the table that belongs to it stands beside it. */
export function BarChart({
  ref,
  label,
  series,
  rows,
  stacked = false,
  beside,
  format,
}: BarChartProps): ReactNode {
  const own = stacked ? 1 : series.length;
  const bars = beside ? own + 0.7 : own;
  const names = beside ? [...series, { name: beside.name, color: null }] : series;
  const pitch = bars * BAR + 10;
  const height = BOX.top + rows.length * pitch + BOX.bottom;
  const sums = rows.map(({ values }) => values.reduce<number>((sum, each) => sum + (each ?? 0), 0));
  const all = rows.flatMap(({ values }) => values.map((each) => each ?? 0));
  const held = (beside?.values ?? []).map((each) => each ?? 0);
  const high = Math.max(1e-9, ...(stacked ? sums : all), ...held);
  const low = stacked ? 0 : Math.min(0, ...all);
  const legendLeft = names.length > 3 ? 8 : BOX.left;
  const legendPitch = (WIDTH - legendLeft - 4) / Math.max(names.length, 3);
  const across = (value: number): number =>
    BOX.left + ((value - low) / (high - low)) * (WIDTH - BOX.left - BOX.right);
  return (
    <svg
      ref={ref}
      className="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
    >
      {ticks(low, high).map((tick) => (
        <g key={tick}>
          <line
            className="grid"
            x1={across(tick)}
            x2={across(tick)}
            y1={BOX.top - 4}
            y2={height - BOX.bottom}
          />
          <text className="tick" x={across(tick)} y={height - 7} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      {names.map(({ name, color }, s) => (
        <g key={name}>
          <rect
            className={color === null ? 'held' : undefined}
            x={legendLeft + s * legendPitch}
            y={6}
            width={12}
            height={12}
            rx={2}
            fill={color ?? undefined}
          />
          <text className="name" x={legendLeft + s * legendPitch + 18} y={16}>
            {name}
          </text>
        </g>
      ))}
      {rows.map(({ name, values }, r) => {
        const top = BOX.top + r * pitch;
        return (
          <g key={name}>
            <text className="name" x={BOX.left - 8} y={top + (bars * BAR) / 2 + 4} textAnchor="end">
              {name}
            </text>
            {typeof beside?.values[r] === 'number' && (
              <rect
                className="held"
                x={across(0)}
                y={top + own * BAR + 1}
                width={Math.max(across(beside.values[r]) - across(0), 1)}
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
                  y={top + (stacked ? 0 : s * BAR)}
                  width={Math.max(Math.abs(to - from), 1)}
                  height={BAR - 1}
                  fill={series[s]?.color}
                />
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
