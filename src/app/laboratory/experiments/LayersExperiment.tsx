import { useMemo, type ReactNode } from 'react';
import type { Dissection } from '../../../model/dissection.ts';
import { compareLayers } from '../../../model/laboratory/experiments/layers.ts';
import { useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { MatchesFigure } from './MatchesFigure.tsx';

/** What the units of each layer match, from the table. */
export function LayersExperiment({ table }: { readonly table: Dissection }): ReactNode {
  const { manifest } = useLaboratory();
  const { experiments: words } = useLaboratoryTexts();
  const rows = useMemo(
    () => compareLayers(table, manifest.segmenter?.classes ?? []),
    [table, manifest],
  );
  return (
    <section className="experiment">
      <h3>{words.layers.title}</h3>
      <p className="hint">{words.layers.what}</p>
      <MatchesFigure title={words.layers.chart(table.method.samples)} file="layers" rows={rows} />
      <p className="paper">{words.layers.paper}</p>
    </section>
  );
}
