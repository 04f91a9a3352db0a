import type english from './en.json';

/** The page's own texts; English gives the shape. */
export type PageData = typeof english;

/** The name of a concept in the page's language. */
export type ConceptName = (concept: string) => string;
