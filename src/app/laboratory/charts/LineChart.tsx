import type { ReactNode, Ref } from 'react';
import { axisOf, WIDTH } from './axis.ts';

type Line = {
  readonly name: string;
  /** One value for each step of the axis. */
  readonly values: readonly number[];
  readonly color: string;
  readonly dashed?: boolean;
};

type LineChartProps = {
  readonly ref?: Ref<SVGSVGElement>;
  readonly label: string;
  readonly steps: readonly string[];
  readonly stepsTitle: string;
  readonly lines: readonly Line[];
  /** What the upright axis measures. */
  readonly valuesTitle: string;
  /** How a value of the upright axis is written. */
  readonly format: (value: number) => string;
};

const PLOT = 185;
/** Names stand two in a row. */
const NAME_ROW = 19;
const BOX = { left: 46, right: 22, top: 24, bottom: 42 };

/** Lines over steps that stand evenly apart; the table that belongs to it stands beside it. */
export function LineChart({
  ref,
  label,
  steps,
  stepsTitle,
  valuesTitle,
  lines,
  format,
}: LineChartProps): ReactNode {
  const top = BOX.top + Math.ceil(lines.length / 2) * NAME_ROW;
  const foot = top + PLOT;
  const { low, high, ticks } = axisOf(lines.flatMap((line) => line.values));
  const across = (i: number): number =>
    BOX.left + (i / Math.max(steps.length - 1, 1)) * (WIDTH - BOX.left - BOX.right);
  const up = (value: number): number => foot - ((value - low) / (high - low)) * PLOT;
  return (
    <svg
      ref={ref}
      className="chart"
      viewBox={`0 0 ${WIDTH} ${foot + BOX.bottom}`}
      role="img"
      aria-label={label}
    >
      <text className="tick" x={BOX.left - 38} y={top - 10}>
        {valuesTitle}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={BOX.left} x2={WIDTH - BOX.right} y1={up(tick)} y2={up(tick)} />
          <text className="tick" x={BOX.left - 6} y={up(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {steps.map((step, i) => (
        <text key={step} className="tick" x={across(i)} y={foot + 16} textAnchor="middle">
          {step}
        </text>
      ))}
      <text className="tick" x={WIDTH - BOX.right} y={foot + 34} textAnchor="end">
        {stepsTitle}
      </text>
      {lines.map(({ name, values: points, color, dashed }, l) => (
        <g key={name}>
          <polyline
            className="line"
            points={points.map((value, i) => `${across(i)},${up(value)}`).join(' ')}
            stroke={color}
            strokeDasharray={dashed ? '6 4' : undefined}
          />
          {points.map((value, i) => (
            <circle key={steps[i]} cx={across(i)} cy={up(value)} r={3.5} fill={color} />
          ))}
          <line
            className="line"
            x1={nameLeft(l)}
            x2={nameLeft(l) + 20}
            y1={nameUp(l) - 4}
            y2={nameUp(l) - 4}
            stroke={color}
            strokeDasharray={dashed ? '6 4' : undefined}
          />
          <text className="name" x={nameLeft(l) + 25} y={nameUp(l)}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}

function nameLeft(l: number): number {
  return 8 + (l % 2) * (WIDTH / 2 - 4);
}

function nameUp(l: number): number {
  return 17 + Math.floor(l / 2) * NAME_ROW;
}
