import { createContext, useContext } from 'react';
import type { ModelShelf } from '../../model/shelf.ts';

export const ShelfContext = createContext<ModelShelf | null>(null);

/** The models that are kept in this browser. @throws Error outside of a `ShelfContext` */
export function useShelf(): ModelShelf {
  const shelf = useContext(ShelfContext);
  if (!shelf) throw new Error('there is no shelf of models around this component');
  return shelf;
}
