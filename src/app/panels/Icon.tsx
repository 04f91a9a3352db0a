import type { ReactNode } from 'react';

const PATHS = {
  seen: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  hidden: 'M2 5.5c1.5 2.6 3.6 4 6 4s4.5-1.4 6-4M4 8.5 2.8 10.5M8 9.5V12M12 8.5l1.2 2',
  remove: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5M6.8 7v3.5M9.2 7v3.5',
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M3.5 10 8 5.5 12.5 10',
  down: 'M3.5 6 8 10.5 12.5 6',
  grip: 'M5 4.5h6M5 8h6M5 11.5h6',
} as const;

/** A small drawn sign; the control that bears it has the name. */
export function Icon({ of }: { readonly of: keyof typeof PATHS }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[of]} />
    </svg>
  );
}
