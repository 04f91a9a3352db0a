import type { ReactNode } from 'react';
import { useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { AblationExperiment } from './AblationExperiment.tsx';
import { CompareExperiment } from './CompareExperiment.tsx';
import { ContextExperiment } from './ContextExperiment.tsx';
import { DissectionExperiment } from './DissectionExperiment.tsx';
import { LayersExperiment } from './LayersExperiment.tsx';

/** Experiments over many scenes, each with what the papers found. */
export function ExperimentsTab(): ReactNode {
  const { table } = useLaboratory();
  const { units, experiments: words } = useLaboratoryTexts();
  return (
    <>
      <p className="hint">{words.intro}</p>
      {table ? (
        <>
          <AblationExperiment table={table} />
          <ContextExperiment table={table} />
          <LayersExperiment table={table} />
        </>
      ) : (
        <p className="hint">{units.noTable}</p>
      )}
      <CompareExperiment />
      <DissectionExperiment />
    </>
  );
}
