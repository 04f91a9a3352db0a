/** Colours that differ in lightness too (Okabe and Ito 2008). */
export const COLORS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
export const CONTROL_COLOR = '#8a8a8a';

const FONT = 'font-family="system-ui, sans-serif" font-size="11" fill="#333"';

/** Where a chart's data lie on its page, in pixels. */
type Frame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** An SVG file on white, so that it reads on a dark page too. */
export function page(width: number, height: number, parts: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  const ground = `<rect width="${width}" height="${height}" fill="#fff"/>`;
  return `${[head, ground, ...parts, '</svg>'].join('\n')}\n`;
}

export function text(x: number, y: number, words: string, anchor = 'start', bold = false): string {
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" ${FONT}${weight}>${escaped(words)}</text>`;
}

/** Horizontal lines and numbers of an axis from `low` to `high`. */
export function axis(frame: Frame, low: number, high: number, ticks: readonly number[]): string[] {
  const { left, width } = frame;
  return ticks.flatMap((tick) => {
    const y = yOf(frame, tick, low, high);
    const line = `<line x1="${n(left)}" x2="${n(left + width)}" y1="${n(y)}" y2="${n(y)}" stroke="${tick === 0 ? '#666' : '#ddd'}"/>`;
    return [line, text(left - 6, y + 4, String(tick), 'end')];
  });
}

export function bar(
  frame: Frame,
  x: number,
  width: number,
  value: number,
  low: number,
  high: number,
  color: string,
): string {
  const [from, to] = [yOf(frame, 0, low, high), yOf(frame, value, low, high)];
  return `<rect x="${n(x)}" y="${n(Math.min(from, to))}" width="${n(width)}" height="${n(Math.abs(to - from))}" fill="${color}"/>`;
}

/** A vertical whisker between two values. */
export function whisker(
  frame: Frame,
  x: number,
  from: number,
  to: number,
  low: number,
  high: number,
  color = '#222',
): string {
  return `<line x1="${n(x)}" x2="${n(x)}" y1="${n(yOf(frame, from, low, high))}" y2="${n(yOf(frame, to, low, high))}" stroke="${color}" stroke-width="1.2"/>`;
}

/** A line through points `[x in pixels, value]`. */
export function line(
  frame: Frame,
  points: readonly (readonly [number, number])[],
  low: number,
  high: number,
  color: string,
  dashed = false,
): string {
  const path = points.map(([x, v]) => `${n(x)},${n(yOf(frame, v, low, high))}`).join(' ');
  const dash = dashed ? ' stroke-dasharray="4 3"' : '';
  return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="1.8"${dash}/>`;
}

/** A row of colour keys. */
export function legend(
  x: number,
  y: number,
  entries: readonly (readonly [string, string])[],
): string[] {
  let at = x;
  return entries.flatMap(([name, color]) => {
    const parts = [
      `<rect x="${n(at)}" y="${n(y - 9)}" width="10" height="10" fill="${color}"/>`,
      text(at + 14, y, name),
    ];
    at += 30 + name.length * 6.2;
    return parts;
  });
}

/** The pixel row of a value; values outside the axis stop at its ends. */
function yOf({ top, height }: Frame, value: number, low: number, high: number): number {
  const within = Math.min(Math.max(value, low), high);
  return top + height * (1 - (within - low) / (high - low));
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
