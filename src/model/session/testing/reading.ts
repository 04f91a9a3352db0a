import type { Dissection } from '../../dissection.ts';
import type { Reading } from '../readSession.ts';

/** A session is read at once. */
export function readingWith(table: Dissection | null): Reading {
  return { prefix: 'test', table, pause: () => Promise.resolve() };
}
