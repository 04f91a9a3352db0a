import { useId, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Dissection } from '../../../model/dissection.ts';
import {
  ablationConcepts,
  ablationLayers,
} from '../../../model/laboratory/experiments/ablation.ts';
import { classIds, editableLayers } from '../../../model/manifest.ts';
import { useTexts } from '../../TextsContext.tsx';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { ConceptField, NothingToRun, SceneCountField } from './ExperimentFields.tsx';
import { RunTask } from './RunTask.tsx';

/** How much of a concept goes when its units are switched off, against as many at random. */
export function AblationExperiment({ table }: { readonly table: Dissection }): ReactNode {
  const { experiments, manifest } = useLaboratory();
  const { experiments: words, units } = useLaboratoryTexts();
  const { percent, concept: nameOf } = useTexts();
  const concepts = useMemo(
    () => ablationConcepts(table, classIds(manifest), editableLayers(manifest)),
    [table, manifest],
  );
  const [concept, setConcept] = useState(concepts.includes('tree') ? 'tree' : (concepts[0] ?? ''));
  const layers = ablationLayers(table, editableLayers(manifest), concept);
  const best = table.brushes.find((brush) => brush.concept === concept)?.options[0]?.layer;
  const [layer, setLayer] = useState<string | null>(null);
  const [scenes, setScenes] = useState(8);
  const { result } = useStore(experiments.ablation.store);
  const ran = useStore(experiments.subjects, ({ ablation }) => ablation);
  const layerId = useId();
  const known = (id: string | null | undefined): boolean => layers.some((each) => each.id === id);
  const chosen = [layer, best].find(known) ?? layers[0]?.id ?? '';
  const title = ran && words.ablation.chart(nameOf(ran.concept), ran.layer, result.scenes.length);
  return (
    <section className="experiment">
      <h3>{words.ablation.title}</h3>
      <p className="hint">{words.ablation.what}</p>
      {concepts.length === 0 ? (
        <NothingToRun why={words.ablation.none} />
      ) : (
        <>
          <div className="pair">
            <ConceptField concepts={concepts} value={concept} onChange={setConcept} />
            <div className="field">
              <label htmlFor={layerId}>{units.layer}</label>
              <select id={layerId} value={chosen} onChange={({ target }) => setLayer(target.value)}>
                {layers.map((each) => (
                  <option key={each.id} value={each.id}>
                    {units.layerOption(each.id, each.units)}
                  </option>
                ))}
              </select>
            </div>
            <SceneCountField value={scenes} onChange={setScenes} />
          </div>
          <RunTask
            task={experiments.ablation}
            title={words.ablation.title}
            onRun={() => void experiments.runAblation(table, concept, chosen, scenes)}
          />
        </>
      )}
      {ran && title && result.points.length > 0 && (
        <ChartFigure
          title={title}
          file={`ablation-${ran.concept}-${ran.layer}`}
          figures={{
            heads: [units.units, words.ablation.ranked, words.ablation.random],
            rows: result.points.map((point) => ({
              shown: [String(point.units), percent(point.ranked, 1), percent(point.random, 1)],
              raw: [point.units, point.ranked, point.random],
            })),
          }}
          chart={(ref) => (
            <LineChart
              ref={ref}
              label={title}
              steps={result.points.map((point) => String(point.units))}
              stepsTitle={words.ablation.axis}
              valuesTitle={words.ablation.values}
              format={(value) => percent(value)}
              lines={[
                {
                  name: words.ablation.ranked,
                  values: result.points.map(({ ranked }) => ranked),
                  color: 'var(--accent)',
                },
                {
                  name: words.ablation.random,
                  values: result.points.map(({ random }) => random),
                  color: 'var(--ink-soft)',
                  dashed: true,
                },
              ]}
            />
          )}
        />
      )}
      <p className="paper">{words.ablation.paper}</p>
    </section>
  );
}
