import { fill } from '../fill.ts';
import type { ConceptName, PageData } from './pageData.ts';

/** As the editor names the strokes by which units are set by hand. */
const OF_A_UNIT = /^(only )?unit (\d+)$/;

/**
 * The name of a concept by a language's list, or the concept itself. The list has the concepts of the
 * village, and the commonest of the published dissections. Units that are set by hand are named too.
 */
export function conceptNamer({ concepts, unitNames }: PageData): ConceptName {
  const known = new Map<string, string>(Object.entries(concepts));
  return (concept) => {
    const [, alone, unit] = OF_A_UNIT.exec(concept) ?? [];
    if (unit !== undefined) return fill(alone ? unitNames.alone : unitNames.one, { unit });
    return known.get(concept) ?? concept.replaceAll(/[-_]/g, ' ');
  };
}
