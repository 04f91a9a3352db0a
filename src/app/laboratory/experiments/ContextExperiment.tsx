import { useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Dissection } from '../../../model/dissection.ts';
import { contextConcepts } from '../../../model/laboratory/experiments/contexts.ts';
import { classIds, editableLayers } from '../../../model/manifest.ts';
import { orDash } from '../../orDash.ts';
import { useTexts } from '../../TextsContext.tsx';
import { BarChart } from '../charts/BarChart.tsx';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import { useConcepts, useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { ConceptField, NothingToRun, SceneCountField } from './ExperimentFields.tsx';
import { RunTask } from './RunTask.tsx';

/** The same dab put on different things: what the network accepts where. */
export function ContextExperiment({ table }: { readonly table: Dissection }): ReactNode {
  const { experiments, manifest } = useLaboratory();
  const { experiments: words } = useLaboratoryTexts();
  const { percent, concept: nameOf } = useTexts();
  const names = useConcepts();
  const classes = classIds(manifest);
  const concepts = useMemo(
    () => contextConcepts(table, classIds(manifest), editableLayers(manifest)),
    [table, manifest],
  );
  const [concept, setConcept] = useState(concepts.includes('door') ? 'door' : (concepts[0] ?? ''));
  const [scenes, setScenes] = useState(8);
  const { result } = useStore(experiments.contexts.store);
  const ran = useStore(experiments.subjects, ({ contexts }) => contexts?.concept ?? '');
  const measured = result
    .filter(({ strokes }) => strokes > 0)
    .toSorted((a, b) => b.after - b.before - (a.after - a.before));
  const strokes = measured.reduce((sum, each) => sum + each.strokes, 0);
  const title = words.context.chart(nameOf(ran), strokes);
  return (
    <section className="experiment">
      <h3>{words.context.title}</h3>
      <p className="hint">{words.context.what}</p>
      {concepts.length === 0 ? (
        <NothingToRun why={words.context.none} />
      ) : (
        <>
          <div className="pair">
            <ConceptField concepts={concepts} value={concept} onChange={setConcept} />
            <SceneCountField value={scenes} onChange={setScenes} />
          </div>
          <RunTask
            task={experiments.contexts}
            title={words.context.title}
            onRun={() => void experiments.runContexts(table, concept, scenes)}
          />
        </>
      )}
      {measured.length > 0 && (
        <ChartFigure
          title={title}
          file={`context-${ran}`}
          figures={{
            heads: [
              words.context.on,
              words.context.strokes,
              words.context.before,
              words.context.after,
              words.context.gain,
              words.context.table,
            ],
            rows: measured.map(({ on, strokes: n, before, after, table: known }) => ({
              shown: [
                names[on]?.name ?? '',
                String(n),
                percent(before, 1),
                percent(after, 1),
                percent(after - before, 1),
                orDash(known, (gain) => percent(gain, 1)),
              ],
              raw: [classes[on] ?? '', n, before, after, after - before, known ?? ''],
            })),
          }}
          chart={(ref) => (
            <BarChart
              ref={ref}
              label={title}
              axisTitle={words.context.values}
              format={(value) => percent(value)}
              series={[
                { name: words.context.gain, color: 'var(--accent)' },
                { name: words.context.table, color: 'var(--ink-soft)' },
              ]}
              rows={measured.map(({ on, before, after, table: known }) => ({
                name: names[on]?.name ?? '',
                values: [after - before, known],
              }))}
            />
          )}
        />
      )}
      <p className="paper">{words.context.paper}</p>
    </section>
  );
}
