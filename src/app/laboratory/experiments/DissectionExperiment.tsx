import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { conceptGroups } from '../../../model/dissection/matches.ts';
import { withBrushes } from '../../../model/dissection/ruleBrushes.ts';
import { tableCsv } from '../../../model/dissection/tableCsv.ts';
import type { Dissection } from '../../../model/dissection.ts';
import { compareLayers } from '../../../model/laboratory/experiments/layers.ts';
import { useEditorState } from '../../EditorContext.tsx';
import { useTexts } from '../../TextsContext.tsx';
import { download } from '../charts/saveChart.ts';
import { useLaboratory, useLaboratoryTexts } from '../LaboratoryContext.tsx';
import { SceneCountField } from './ExperimentFields.tsx';
import { MatchesFigure } from './MatchesFigure.tsx';
import { RunTask } from './RunTask.tsx';

const SCENE_COUNTS = [16, 64, 200, 500, 1000, 2000];

/** The dissection itself, run in the page on the model at hand. */
export function DissectionExperiment(): ReactNode {
  const { experiments, manifest, editor } = useLaboratory();
  const { experiments: words } = useLaboratoryTexts();
  const { number } = useTexts();
  const [scenes, setScenes] = useState(64);
  const { result } = useStore(experiments.dissection.store);
  // Taking a table into use changes the model in the store.
  const own = useEditorState(() => editor.table.own);
  const used = useEditorState(({ model }) => model?.dissection);
  return (
    <section className="experiment">
      <h3>{words.dissection.title}</h3>
      <p className="hint">{words.dissection.what}</p>
      {own && (
        <div className="task">
          <p role="status">{words.dissection.inUse(used?.method.samples ?? 0)}</p>
          <button type="button" onClick={() => editor.table.use(null)}>
            {words.dissection.back}
          </button>
        </div>
      )}
      {manifest.segmenter ? (
        <>
          <SceneCountField value={scenes} counts={SCENE_COUNTS} onChange={setScenes} />
          <RunTask
            task={experiments.dissection}
            title={words.dissection.title}
            onRun={() => void experiments.dissection.run(scenes)}
          >
            {result.perSecond > 0 && (
              <span className="hint">{words.dissection.speed(number(result.perSecond, 2))}</span>
            )}
          </RunTask>
        </>
      ) : (
        <p className="hint">{words.dissection.noSegmenter}</p>
      )}
      {result.table && <Found table={result.table} />}
      <p className="paper">{words.dissection.paper}</p>
    </section>
  );
}

function Found({ table }: { readonly table: Dissection }): ReactNode {
  const { manifest, editor } = useLaboratory();
  const { experiments: words } = useLaboratoryTexts();
  const { samples } = table.method;
  const file = `dissection-${manifest.id}-${samples}`;
  return (
    <>
      <MatchesFigure
        title={words.layers.chart(samples)}
        file={`${file}-layers`}
        rows={compareLayers(table, manifest.segmenter?.classes ?? [])}
      />
      <div className="buttons">
        <button
          type="button"
          onClick={() =>
            download(tableCsv(table, conceptGroups(manifest)), 'text/csv', `${file}.csv`)
          }
        >
          {words.dissection.tableAs('CSV')}
        </button>
        <button
          type="button"
          onClick={() => download(`${JSON.stringify(table)}\n`, 'application/json', `${file}.json`)}
        >
          {words.dissection.tableAs('JSON')}
        </button>
        <button
          type="button"
          onClick={() => editor.table.use(withBrushes(table, editor.table.given))}
        >
          {words.dissection.use}
        </button>
      </div>
      <p className="hint">{words.dissection.useHint}</p>
    </>
  );
}
