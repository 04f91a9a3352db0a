import type { ReactNode } from 'react';
import type { LoadStep } from '../../model/port.ts';
import type { Problem } from '../../model/problem.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useLanguage, useTexts } from '../TextsContext.tsx';

/** What lies on the picture while there is none to paint on: progress, or a failure and its way out. */
export function SceneCover(): ReactNode {
  const texts = useTexts();
  const engine = useEditorState((state) => state.engine);
  switch (engine.phase) {
    case 'ready':
      return null;
    case 'loading':
      return <LoadingCard progress={engine.progress} />;
    case 'recovering':
      return <div className="cover">{texts.engine.recovering}</div>;
    case 'failed':
      return <FailureCard problem={engine.problem} />;
  }
}

/** Shares of the whole bar that the three steps take, about as long as they last. */
const SPANS = { download: [0, 60], compile: [60, 30], 'warm-up': [90, 10] } as const;

function LoadingCard({ progress }: { readonly progress: LoadStep }): ReactNode {
  const texts = useTexts();
  const [start, span] = SPANS[progress.step];
  const share = progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <div className="cover" aria-hidden="true">
      <progress className="bar" max={100} value={start + span * share} />
      <p>{texts.engine.loadStep(progress)}</p>
    </div>
  );
}

/** Problems that another address would not have. */
const OF_THE_ADDRESS: readonly Problem['code'][] = [
  'model-unknown',
  'scene-invalid',
  'backend-invalid',
  'address-invalid',
];

/** Problems that WASM may not have where WebGPU has. */
const OF_THE_BACKEND: readonly Problem['code'][] = ['webgpu-missing', 'parity', 'stage-failed'];

function FailureCard({ problem }: { readonly problem: Problem }): ReactNode {
  const texts = useTexts();
  const language = useLanguage();
  const editor = useEditor();
  return (
    <div className="cover failure">
      <p>{texts.problem(problem)}</p>
      <div className="ways-out">
        {editor.request && problem.code !== 'scene-beyond' && (
          <button type="button" onClick={() => editor.retry()}>
            {texts.engine.tryAgain}
          </button>
        )}
        {editor.request?.backend === 'webgpu' && OF_THE_BACKEND.includes(problem.code) && (
          <button type="button" onClick={() => editor.useBackend('wasm')}>
            {texts.engine.useWasm}
          </button>
        )}
        {problem.code === 'scene-beyond' && <a href={withoutScene()}>{texts.engine.openFirst}</a>}
        {OF_THE_ADDRESS.includes(problem.code) && (
          <a href={`?lang=${language}`}>{texts.engine.openDefault}</a>
        )}
      </div>
    </div>
  );
}

/** The page's address with the scene left to the model. */
function withoutScene(): string {
  const url = new URL(location.href);
  url.searchParams.delete('scene');
  return url.href;
}
