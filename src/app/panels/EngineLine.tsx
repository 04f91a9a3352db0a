import type { ReactNode } from 'react';
import type { EngineStatus } from '../../model/port.ts';
import { useEditorState } from '../EditorContext.tsx';
import { en } from '../texts/en.ts';
import { problemSentence } from '../texts/problemSentence.ts';

/** What the engine does, in words; a failure shows its sentence in {@link FailureCard} as well. */
export function EngineLine(): ReactNode {
  const engine = useEditorState((state) => state.engine);
  return (
    <p
      className="engine"
      role="status"
      aria-label={en.engine}
      data-phase={engine.phase}
      title={whyWasm(engine)}
    >
      <span className="lamp" aria-hidden="true" />
      <span>{engineText(engine)}</span>
    </p>
  );
}

function engineText(engine: EngineStatus): string {
  switch (engine.phase) {
    case 'loading':
      return en.loadStep(engine.progress);
    case 'ready':
      return en.ready(engine);
    case 'recovering':
      return en.recovering;
    case 'failed':
      return problemSentence(engine.problem);
  }
}

/** Why `auto` took WASM, where it did. */
function whyWasm(engine: EngineStatus): string | undefined {
  const problem = engine.phase === 'ready' ? engine.fallback : null;
  if (!problem) return undefined;
  return en.noWebgpu(problem.code === 'webgpu-missing' ? problem.detail : problemSentence(problem));
}
