import { useMemo } from 'react';
import { useStore } from 'zustand';
import { sharesIn } from '../../editor/laboratory/unitEffects.ts';
import type { LayerDissection } from '../../model/dissection.ts';
import { useEditorState } from '../EditorContext.tsx';
import { useLaboratory } from './LaboratoryContext.tsx';

/** What a layer's units were measured to do in the picture at hand, by unit; empty where nothing was. */
export function useUnitShares({ layer }: LayerDissection): ReadonlyMap<number, number> {
  const { effects } = useLaboratory();
  const result = useStore(effects.task.store, (task) => task.result);
  const document = useEditorState(({ history }) => history.document);
  return useMemo(() => sharesIn(result, document, layer), [result, document, layer]);
}
