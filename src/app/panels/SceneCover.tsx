import type { ReactNode } from 'react';
import type { LoadStep } from '../../model/port.ts';
import type { Problem } from '../../model/problem.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { en } from '../texts/en.ts';
import { problemSentence } from '../texts/problemSentence.ts';

/** What lies on the picture while there is none to paint on: progress, or a failure and its way out. */
export function SceneCover(): ReactNode {
  const engine = useEditorState((state) => state.engine);
  switch (engine.phase) {
    case 'ready':
      return null;
    case 'loading':
      return <LoadingCard progress={engine.progress} />;
    case 'recovering':
      return <div className="cover">{en.recovering}</div>;
    case 'failed':
      return <FailureCard problem={engine.problem} />;
  }
}

/** Shares of the whole bar that the three steps take, about as long as they last. */
const SPANS = { download: [0, 60], compile: [60, 30], 'warm-up': [90, 10] } as const;

function LoadingCard({ progress }: { readonly progress: LoadStep }): ReactNode {
  const [start, span] = SPANS[progress.step];
  const share = progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div className="cover" aria-hidden="true">
      <progress className="bar" max={100} value={start + span * share} />
      <p>{en.loadStep(progress)}</p>
    </div>
  );
}

/** Problems that another address would not have. */
const OF_THE_ADDRESS: readonly Problem['code'][] = [
  'model-unknown',
  'scene-invalid',
  'backend-invalid',
];

/** Problems that WASM may not have where WebGPU has. */
const OF_THE_BACKEND: readonly Problem['code'][] = ['webgpu-missing', 'parity', 'stage-failed'];

function FailureCard({ problem }: { readonly problem: Problem }): ReactNode {
  const editor = useEditor();
  return (
    <div className="cover failure">
      <p>{problemSentence(problem)}</p>
      <div className="ways-out">
        {editor.request && (
          <button type="button" onClick={() => editor.retry()}>
            {en.tryAgain}
          </button>
        )}
        {editor.request?.backend === 'webgpu' && OF_THE_BACKEND.includes(problem.code) && (
          <button type="button" onClick={() => editor.useBackend('wasm')}>
            {en.useWasm}
          </button>
        )}
        {OF_THE_ADDRESS.includes(problem.code) && <a href="?">{en.openDefault}</a>}
      </div>
    </div>
  );
}
