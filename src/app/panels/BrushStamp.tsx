import type { CSSProperties, ReactNode } from 'react';

/** What is carved into the stamp of a concept, on a field of 24 × 24; filled by the even-odd rule. */
const CARVINGS: Readonly<Record<string, string>> = {
  sky: 'M4 9c3-2 5-2 8 0s5 2 8 0v2.2c-3 2-5 2-8 0s-5-2-8 0zM4 14c3-2 5-2 8 0s5 2 8 0v2.2c-3 2-5 2-8 0s-5-2-8 0z',
  cloud: 'M7 17.5a3.8 3.8 0 0 1-.3-7.6 5.4 5.4 0 0 1 10.3-1 4.4 4.4 0 0 1 .4 8.6z',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM11 3h2v3.2h-2zM11 17.8h2V21h-2zM3 11h3.2v2H3zM17.8 11H21v2h-3.2zM5 6.4 6.4 5l2.2 2.2-1.4 1.4zM15.4 16.8l1.4-1.4L19 17.6 17.6 19zM17.6 5 19 6.4l-2.2 2.2-1.4-1.4zM7.2 15.4l1.4 1.4L6.4 19 5 17.6z',
  mountain: 'M2.5 19 9.5 6l4 7.2 2-3L21.5 19zM9.5 9.2 7.4 13l2 -.8 1.2 1.3 1-.9z',
  grass:
    'M3.5 20C5 15 4.8 11 4 7.5 7 11 7.8 15.5 7.3 20zM9 20c1-6 2.5-11 5-15.5-1 5-1.3 10-1 15.5zM15.5 20c0-4 1.5-8 5-11-1.5 4-1.7 7-1.5 11z',
  snow: 'M11 3h2v4l2-1.5 1.2 1.5L13 9.5v1l.9-.5 .5-3.8 1.9.2-.3 2.5 3.5-2 1 1.7-3.5 2 2.3 1-.8 1.7-3.5-1.5-.9.5.9.5 3.5-1.5.8 1.7-2.3 1 3.5 2-1 1.7-3.5-2 .3 2.5-1.9.2-.5-3.8-.9-.5v1l3.2 2.5L15 18.5 13 17v4h-2v-4l-2 1.5L7.8 17l3.2-2.5v-1l-.9.5-.5 3.8-1.9-.2.3-2.5-3.5 2-1-1.7 3.5-2-2.3-1 .8-1.7L9 12.2l.9-.2L9 11.5l-3.5 1.5-.8-1.7 2.3-1-3.5-2 1-1.7 3.5 2-.3-2.5 1.9-.2.5 3.8.9.5v-1L7.8 7 9 5.5 11 7z',
  water:
    'M3 8.5c2.3-2 4-2 6 0s3.7 2 6 0 4-2 6 0V11c-2.3-2-4-2-6 0s-3.7 2-6 0-4-2-6 0zM3 14.5c2.3-2 4-2 6 0s3.7 2 6 0 4-2 6 0V17c-2.3-2-4-2-6 0s-3.7 2-6 0-4-2-6 0z',
  path: 'M10.8 4h2.4c-.6 3 3.8 4.5 3 8-.5 2.5-2 4-1.2 8H5c-.3-5 5.5-6.5 6-9.5.3-2-1-4-.2-6.5z',
  tree: 'M11 20.5v-5.7C7.5 15.5 5 13.3 5 10.5c0-2 1.3-3.5 2.8-4C8.3 4 10 3 12 3s3.7 1 4.2 3.5c1.5.5 2.8 2 2.8 4 0 2.8-2.5 5-6 4.3v5.7z',
  conifer: 'M12 2.5 16 9h-2l3.5 5H15l3.5 4.5H13v3h-2v-3H5.5L9 14H6.5L10 9H8z',
  bush: 'M4.5 17C2 14.5 3.3 10.5 6.5 10.2 7 7.3 9.3 5.8 12 5.8s5 1.5 5.5 4.4c3.2.3 4.5 4.3 2 6.8zM3 18.5h18V20H3zM8.5 12h2v2h-2zM12.5 9h2v2h-2zM15 13h2v2h-2z',
  fence:
    'M4 8l2-2.5L8 8v1.5h3V8l2-2.5L15 8v1.5h3V8l1-1.3L20 8v12h-2v-4.5h-3V20h-4v-4.5H8V20H4zM8 11.5v2h3v-2zM15 11.5v2h3v-2z',
  house: 'M3 11.5 12 4l9 7.5h-2.5V20h-5v-5.5h-3V20h-5v-8.5z',
  plaster: 'M4.5 5h15v9.5h-15zM6 16.5h3V20H6zM11 15.5h6v2h-6z',
  brick:
    'M3.5 6h7v3.5h-7zM12 6h8.5v3.5H12zM3.5 11h4v3.5h-4zM9 11h7v3.5H9zM17.5 11h3v3.5h-3zM3.5 16h7v3.5h-7zM12 16h8.5v3.5H12z',
  stone:
    'M4 7.5 8.5 5l3 2-.5 4-5 1zM13 6l5-.5 2.5 4-3 3-4.5-1zM3.5 14l6-.8 2 3.3L9 19.5H4.5zM13 13.5l6 1 1.3 4-7.3 1-1-3z',
  roof: 'M7 6.5h10l5 10H2zM6.5 12h11l-.8-1.5H7.3z',
  dome: 'M11.3 2.5h1.4V6c3.8.5 6.3 3.5 6.3 8v1.5H5V14c0-4.5 2.5-7.5 6.3-8zM5 17h14v3.5H5z',
  door: 'M6.5 20.5V9a5.5 5.5 0 0 1 11 0v11.5zM14.2 12.5v2.5h1.5v-2.5z',
  window: 'M5.5 4h13v16h-13zM7.5 6v5H11V6zM13 6v5h3.5V6zM7.5 13v5H11v-5zM13 13v5h3.5v-5z',
};

type BrushStampProps = {
  readonly concept: string;
  /** The concept's colour in the model's manifest. */
  readonly color: string;
};

/** A small stamp in a concept's colour, as it hangs in a printmaker's rack; for the eye only. */
export function BrushStamp({ concept, color }: BrushStampProps): ReactNode {
  return (
    <svg
      className="stamp"
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={{ '--swatch': color } as CSSProperties}
    >
      <rect width="24" height="24" rx="4" />
      <path d={CARVINGS[concept] ?? ''} fillRule="evenodd" />
    </svg>
  );
}
