import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { modelAddress } from '../../../editor/startOptions.ts';
import {
  SHARES,
  type ComparedSide,
  type ComparePlan,
  type CompareResult,
} from '../../../model/laboratory/experiments/compare.ts';
import type { LoadRequest } from '../../../model/port.ts';
import { ProblemError, type Problem } from '../../../model/problem.ts';
import type { ModelShelf } from '../../../model/shelf.ts';
import { useEditorState } from '../../EditorContext.tsx';
import { useShelf } from '../../models/ShelfContext.ts';
import { useTexts } from '../../TextsContext.tsx';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import { LineChart } from '../charts/LineChart.tsx';
import { useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { ConceptField, SceneCountField } from './ExperimentFields.tsx';
import { MatchesFigure } from './MatchesFigure.tsx';
import { RunTask } from './RunTask.tsx';
import { SecondModelField } from './SecondModelField.tsx';

const SCENE_COUNTS = [16, 64, 200, 500, 1000];
/** One ablation is so many times the work of a scene. */
const PER_ABLATION = 8;
const COLORS = ['var(--accent)', '#2f6f9f'];

/** The model on the page against a second one. */
export function CompareExperiment(): ReactNode {
  const { experiments, manifest } = useLaboratory();
  const { experiments: words } = useLaboratoryTexts();
  const { problem: sentenceOf } = useTexts();
  const shelf = useShelf();
  const backend = useEditorState(({ engine }) =>
    engine.phase === 'ready' ? engine.backend : 'auto',
  );
  const concepts = (manifest.segmenter?.classes ?? []).map(({ id }) => id);
  const [concept, setConcept] = useState(concepts.includes('tree') ? 'tree' : (concepts[0] ?? ''));
  const [second, setSecond] = useState('village');
  const [samples, setSamples] = useState(64);
  const [refused, setRefused] = useState<Problem | null>(null);
  const { result } = useStore(experiments.comparison.store);
  const ran = useStore(experiments.subjects, ({ comparison }) => comparison?.concept ?? '');
  const run = async (): Promise<void> => {
    const plan: ComparePlan = { concept, samples, ablationScenes: samples / PER_ABLATION };
    try {
      const request = await requestOf(shelf, second);
      setRefused(null);
      await experiments.runComparison(plan, { ...request, backend });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefused(error.problem);
    }
  };
  return (
    <section className="experiment">
      <h3>{words.compare.title}</h3>
      <p className="hint">{words.compare.what(PER_ABLATION)}</p>
      {concepts.length === 0 ? (
        <p className="hint">{words.dissection.noSegmenter}</p>
      ) : (
        <>
          <div className="pair">
            <SecondModelField value={second} onChange={setSecond} />
            <ConceptField concepts={concepts} value={concept} onChange={setConcept} />
            <SceneCountField value={samples} counts={SCENE_COUNTS} onChange={setSamples} />
          </div>
          <RunTask
            task={experiments.comparison}
            title={words.compare.title}
            ready={second !== ''}
            onRun={() => void run()}
          />
        </>
      )}
      {refused && <p role="alert">{sentenceOf(refused)}</p>}
      <Found result={result} concept={ran} />
      <p className="paper">{words.compare.paper}</p>
    </section>
  );
}

type FoundProps = { readonly result: CompareResult; readonly concept: string };

function Found({ result, concept }: FoundProps): ReactNode {
  const { experiments: words } = useLaboratoryTexts();
  const { concept: nameOf } = useTexts();
  const { sides, common, leftOut } = result;
  const names = namesOf(sides);
  const rows = sides.flatMap(({ matches }, i) =>
    matches.map((each) => ({ ...each, name: `${names[i] ?? ''} ${each.layer}²` })),
  );
  if (rows.length === 0) return null;
  return (
    <>
      {leftOut.length > 0 && (
        <p className="hint">
          {words.compare.common(common.map(nameOf).join(', '), leftOut.map(nameOf).join(', '))}
        </p>
      )}
      <p className="hint">
        {sides.map(({ title }, i) => `${names[i] ?? ''}: ${title}`).join('; ')}
      </p>
      {common.length > 0 && (
        <MatchesFigure
          title={words.compare.matches}
          file="compare-matches"
          of={words.compare.modelLayer}
          rows={rows}
        />
      )}
      <Curves result={result} concept={concept} />
    </>
  );
}

function Curves({ result, concept }: FoundProps): ReactNode {
  const { experiments: words } = useLaboratoryTexts();
  const { percent, concept: nameOf } = useTexts();
  const names = namesOf(result.sides);
  const shown = result.sides
    .map((side, i) => ({ side, name: `${names[i] ?? ''} ${side.layer ?? ''}²`, color: COLORS[i] }))
    .filter(({ side }) => side.points.length > 0);
  if (shown.length === 0) {
    const none = result.sides.every(({ matches, layer }) => matches.length > 0 && layer === null);
    return none && <p className="hint">{words.compare.noCurve(nameOf(concept))}</p>;
  }
  const without = result.sides.flatMap(({ layer, matches }, i) =>
    matches.length > 0 && layer === null ? [names[i] ?? ''] : [],
  );
  const scenes = shown.map(({ side }) => side.scenes.length).join(' / ');
  const title = words.compare.chart(nameOf(concept), scenes);
  const lines = shown.flatMap(({ side, name, color = '' }) => [
    { name: `${name}: ${words.ablation.ranked}`, values: side.points.map((p) => p.ranked), color },
    {
      ...{ name: `${name}: ${words.ablation.random}`, values: side.points.map((p) => p.random) },
      ...{ color, dashed: true },
    },
  ]);
  const shares = SHARES.map((share) => percent(share, 1));
  return (
    <>
      {without.map((name) => (
        <p key={name} className="hint">
          {words.compare.noCurveOf(name, nameOf(concept))}
        </p>
      ))}
      <ChartFigure
        title={title}
        file={`compare-${concept}`}
        figures={{
          heads: [words.compare.axis, ...lines.map(({ name }) => name)],
          rows: SHARES.map((share, i) => ({
            shown: [shares[i] ?? '', ...lines.map(({ values }) => percent(values[i] ?? 0, 1))],
            raw: [share, ...lines.map(({ values }) => values[i] ?? 0)],
          })),
        }}
        chart={(ref) => (
          <LineChart
            ref={ref}
            label={title}
            steps={shares}
            stepsTitle={words.compare.axis}
            valuesTitle={words.ablation.values}
            format={(value) => percent(value)}
            lines={lines}
          />
        )}
      />
    </>
  );
}

/** Short names of the two, for charts: their letters. */
function namesOf(sides: readonly ComparedSide[]): string[] {
  return sides.map((_, i) => 'AB'.charAt(i));
}

/** @throws ProblemError for an address of another origin */
async function requestOf(shelf: ModelShelf, model: string): Promise<Omit<LoadRequest, 'backend'>> {
  const modelsUrl = new URL('models/', document.baseURI).href;
  const files = await shelf.files(model);
  const baseUrl = modelAddress(model, document.baseURI, modelsUrl);
  return { baseUrl, ...(files && { files }) };
}
