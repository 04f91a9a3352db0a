import type { ConceptName, PageData } from './pageData.ts';

/**
 * The name of a concept by a language's list, or the concept itself. The list has the concepts of the
 * village, and the commonest of the published dissections.
 */
export function conceptNamer(names: PageData['concepts']): ConceptName {
  const known = new Map<string, string>(Object.entries(names));
  return (concept) => known.get(concept) ?? concept.replaceAll(/[-_]/g, ' ');
}
