import type { ReactNode } from 'react';
import type { EngineStatus } from '../../model/port.ts';
import { useEditorState } from '../EditorContext.tsx';
import type { Texts } from '../texts/texts.ts';
import { useTexts } from '../TextsContext.tsx';

/** What the engine does, in words; a failure shows its sentence in {@link FailureCard} as well. */
export function EngineLine(): ReactNode {
  const texts = useTexts();
  const engine = useEditorState((state) => state.engine);
  return (
    <p
      className="engine"
      role="status"
      aria-label={texts.engine.label}
      data-phase={engine.phase}
      title={whyWasm(engine, texts)}
    >
      <span className="lamp" aria-hidden="true" />
      <span>{engineText(engine, texts)}</span>
    </p>
  );
}

function engineText(engine: EngineStatus, texts: Texts): string {
  switch (engine.phase) {
    case 'loading':
      return texts.engine.loadStep(engine.progress);
    case 'ready':
      return texts.engine.ready(engine);
    case 'recovering':
      return texts.engine.recovering;
    case 'failed':
      return texts.problem(engine.problem);
  }
}

/** Why `auto` took WASM, where it did. */
function whyWasm(engine: EngineStatus, texts: Texts): string | undefined {
  const problem = engine.phase === 'ready' ? engine.fallback : null;
  if (!problem) return undefined;
  const reason =
    problem.code === 'webgpu-missing' ? texts.webgpuGap(problem) : texts.problem(problem);
  return texts.engine.noWebgpu(reason);
}
