import { useEffect, useRef, type ReactNode } from 'react';
import type { EnginePort } from '../../model/port.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';
import { listenToPointer } from './pointerInput.ts';
import { SceneOverlay } from './SceneOverlay.ts';

/** Asks for the canvas elements that the engine draws on. */
type CanvasSource = Pick<EnginePort, 'on' | 'attachCanvas'>;

/**
 * The picture. Its box is the element with the test id; the canvas below and the overlay above fill
 * it and take no events of their own.
 */
export function ScenePane({ engine }: { readonly engine: CanvasSource }): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const busy = useEditorState((state) => state.busy);
  const scene = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const overlayBox = useRef<HTMLDivElement>(null);
  const attached = useRef<number | null>(null);

  useEffect(() => {
    const box = picture.current;
    if (!box) return undefined;
    return engine.on('canvasNeeded', (epoch) => {
      if (epoch === attached.current) return;
      attached.current = epoch;
      // A canvas gives its control away once, so each worker gets an element of its own; the old one
      // stays in sight until the new one is drawn on.
      const canvas = document.createElement('canvas');
      canvas.className = 'scene-canvas';
      box.append(canvas);
      while (box.childElementCount > 2) box.firstElementChild?.remove();
      engine.attachCanvas(epoch, canvas.transferControlToOffscreen());
    });
  }, [engine]);

  useEffect(() => {
    if (!scene.current || !overlayBox.current) return undefined;
    const element = scene.current;
    const overlay = new SceneOverlay(overlayBox.current);
    const observer = new ResizeObserver(() => {
      overlay.resize(element.clientWidth, element.clientHeight);
    });
    observer.observe(element);
    const stop = listenToPointer(element, editor, overlay);
    return () => {
      stop();
      observer.disconnect();
      overlay.destroy();
    };
  }, [editor]);

  return (
    <div
      ref={scene}
      className="scene"
      data-testid="scene"
      role="application"
      aria-label={texts.scene.label}
      aria-busy={busy}
      tabIndex={0}
    >
      <div ref={picture} className="scene-picture" />
      <div ref={overlayBox} className="scene-overlay" aria-hidden="true" />
    </div>
  );
}
