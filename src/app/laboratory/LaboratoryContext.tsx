import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Laboratory, LaboratoryState } from '../../editor/laboratory/laboratory.ts';
import type { PresentState } from '../../editor/laboratory/presentWatch.ts';
import { useTexts } from '../TextsContext.tsx';
import type { LaboratoryTexts } from '../texts/laboratory/laboratoryTexts.ts';

export const LaboratoryContext = createContext<Laboratory | null>(null);
export const LaboratoryTextsContext = createContext<LaboratoryTexts | null>(null);

/** The laboratory that is open. @throws Error outside of a `LaboratoryContext` */
export function useLaboratory(): Laboratory {
  const laboratory = useContext(LaboratoryContext);
  if (!laboratory) throw new Error('there is no laboratory around this component');
  return laboratory;
}

/** A part of what the laboratory shows. */
export function useView<Part>(select: (state: LaboratoryState) => Part): Part {
  return useStore(useLaboratory().view, select);
}

/** A part of what is known of the picture on the screen. */
export function usePresent<Part>(select: (state: PresentState) => Part): Part {
  return useStore(useLaboratory().watch.store, select);
}

/** The laboratory's texts in the page's language. @throws Error where there are none around it */
export function useLaboratoryTexts(): LaboratoryTexts {
  const texts = useContext(LaboratoryTextsContext);
  if (!texts) throw new Error('there are no laboratory texts around this component');
  return texts;
}

/** The segmenter's classes, as the page names and colours them; by index. */
export function useConcepts(): readonly { readonly name: string; readonly color: string }[] {
  const { manifest } = useLaboratory();
  const { concept } = useTexts();
  return (manifest.segmenter?.classes ?? []).map(({ id, color }) => ({ name: concept(id), color }));
}
