import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Work } from '../../editor/work/work.ts';
import type { WorkState } from '../../editor/work/workState.ts';

export const WorkContext = createContext<Work | null>(null);

/** The page's painting. @throws Error outside of a `WorkContext` */
export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('there is no work around this component');
  return work;
}

/** A part of what there is to tell about the painting. */
export function useWorkState<Part>(select: (state: WorkState) => Part): Part {
  return useStore(useWork().store, select);
}
