/**
 * Concepts that have a name in every language: those of the village, and the commonest of the
 * published dissections. Any other concept goes by its own name.
 */
export type KnownConcept =
  | 'sky'
  | 'cloud'
  | 'sun'
  | 'mountain'
  | 'grass'
  | 'snow'
  | 'water'
  | 'path'
  | 'tree'
  | 'conifer'
  | 'bush'
  | 'fence'
  | 'house'
  | 'plaster'
  | 'brick'
  | 'stone'
  | 'roof'
  | 'dome'
  | 'door'
  | 'window'
  | 'building'
  | 'wall'
  | 'floor'
  | 'ceiling'
  | 'road'
  | 'sidewalk'
  | 'earth'
  | 'plant'
  | 'rock'
  | 'sea'
  | 'river'
  | 'sand'
  | 'hill'
  | 'field'
  | 'bridge'
  | 'tower'
  | 'column'
  | 'stairs'
  | 'railing'
  | 'arch'
  | 'steeple'
  | 'cross'
  | 'person'
  | 'car'
  | 'table'
  | 'chair'
  | 'bed'
  | 'curtain'
  | 'lamp'
  | 'painting'
  | 'sofa'
  | 'cushion'
  | 'shelf'
  | 'carpet'
  | 'cabinet'
  | 'windowpane'
  | 'wood'
  | 'metal'
  | 'glass';

/** The name of a concept by a language's list, or the concept itself. */
export function conceptNamer(
  names: Readonly<Record<KnownConcept, string>>,
): (concept: string) => string {
  const known = new Map<string, string>(Object.entries(names));
  return (concept) => known.get(concept) ?? concept.replaceAll(/[-_]/g, ' ');
}
