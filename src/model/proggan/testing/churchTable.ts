import { readFileSync } from 'node:fs';
import { parsePublishedUnits, publishedTable } from '../publishedUnits.ts';

const FILE = 'models/church/published.json';

/** The published table of the church: rankings and the 0.99 quantiles of its one layer, nothing else. */
export const churchTable = publishedTable(
  parsePublishedUnits(readFileSync(FILE, 'utf8'), FILE),
  'the weights of the church',
);
