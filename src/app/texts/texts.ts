import type { english } from './en/english.ts';

/**
 * All texts of the page. English gives the shape, section by section; a language that lacks a text of
 * it, or has one too many, fails the type check.
 */
export type Texts = typeof english;
