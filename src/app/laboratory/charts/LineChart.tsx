import type { ReactNode, Ref } from 'react';

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
  /** How a value of the upright axis is written. */
  readonly format: (value: number) => string;
};

const [WIDTH, HEIGHT] = [400, 250];
/** Names stand two in a row. */
const NAME_ROW = 18;
const BOX = { left: 46, right: 12, top: 26, bottom: 40 };

/** Lines over steps that stand evenly apart; the table that belongs to it stands beside it. */
export function LineChart({
  ref,
  label,
  steps,
  stepsTitle,
  lines,
  format,
}: LineChartProps): ReactNode {
  const rowsOfNames = Math.ceil(lines.length / 2);
  const top = BOX.top + (rowsOfNames - 1) * NAME_ROW;
  const height = HEIGHT + top - BOX.top;
  const values = lines.flatMap((line) => line.values);
  const [low, high] = [Math.min(0, ...values), Math.max(0.1, ...values)];
  const across = (i: number): number =>
    BOX.left + (i / Math.max(steps.length - 1, 1)) * (WIDTH - BOX.left - BOX.right);
  const up = (value: number): number =>
    height - BOX.bottom - ((value - low) / (high - low)) * (HEIGHT - BOX.top - BOX.bottom);
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
          <line className="grid" x1={BOX.left} x2={WIDTH - BOX.right} y1={up(tick)} y2={up(tick)} />
          <text className="tick" x={BOX.left - 6} y={up(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {steps.map((step, i) => (
        <text
          key={step}
          className="tick"
          x={across(i)}
          y={height - BOX.bottom + 16}
          textAnchor="middle"
        >
          {step}
        </text>
      ))}
      <text
        className="tick"
        x={(BOX.left + WIDTH - BOX.right) / 2}
        y={height - 6}
        textAnchor="middle"
      >
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
            x2={nameLeft(l) + 22}
            y1={nameUp(l) - 4}
            y2={nameUp(l) - 4}
            stroke={color}
            strokeDasharray={dashed ? '6 4' : undefined}
          />
          <text className="name" x={nameLeft(l) + 28} y={nameUp(l)}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}

function nameLeft(l: number): number {
  return BOX.left + (l % 2) * 170;
}

function nameUp(l: number): number {
  return 15 + Math.floor(l / 2) * NAME_ROW;
}

/** Round values between two ends, about five. */
export function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
