import { useEffect, useRef, type ReactNode, type RefCallback, type RefObject } from 'react';
import type { EnginePort } from '../../model/port.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { usePageTexts, useTexts } from '../TextsContext.tsx';
import type { Announcer } from '../announcements/announcer.ts';
import { runCommand } from '../commands/commands.ts';
import { useWork } from '../work/WorkContext.ts';
import type { KeyboardHandEvent } from './keyboardHand.ts';
import { SceneInput, type MenuPlace } from './sceneInput.ts';
import type { SceneView } from './sceneView.ts';
import { StrokeOutline } from './StrokeOutline.tsx';

/** Asks for the canvas elements that the engine draws on. */
type CanvasSource = Pick<EnginePort, 'on' | 'attachCanvas'>;

export type ScenePaneProps = {
  readonly engine: CanvasSource;
  /** Takes the element over the picture in which other parts of the page show what they measured. */
  readonly looksRef: RefCallback<HTMLElement>;
  readonly view: SceneView;
  readonly announcer: Announcer;
  /** Holds what hands and keys do on the picture while it is on the page. */
  readonly inputRef: RefObject<SceneInput | null>;
  readonly onMenu: (at: MenuPlace) => void;
};

/**
 * The picture in its frame. Its box is the element with the test id, which may be larger than the frame
 * and then shows a part; the canvas in it and the overlay above take no events of their own.
 */
export function ScenePane({
  engine,
  looksRef,
  view,
  announcer,
  inputRef,
  onMenu,
}: ScenePaneProps): ReactNode {
  const pageTexts = usePageTexts();
  const texts = useTexts();
  const editor = useEditor();
  const work = useWork();
  const busy = useEditorState((state) => state.busy);
  const scene = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const looksBox = useRef<HTMLDivElement>(null);
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
    const [element, around, overlay] = [scene.current, frame.current, overlayBox.current];
    if (!element || !around || !overlay) return undefined;
    const tell = (event: KeyboardHandEvent): void => {
      const { live } = pageTexts.store.getState().texts;
      if (event.kind === 'moved') announcer.say(live.cursor(event.at, event.drawing));
      else announcer.say(event.kind === 'began' ? live.began : live.cancelled);
    };
    const tapped = (fingers: number): void => {
      if (fingers === 2) runCommand('undo', { editor, work });
      else if (fingers === 3) runCommand('redo', { editor, work });
    };
    const elements = { scene: element, frame: around, overlay };
    const made = new SceneInput(elements, editor, view, { tell, openMenu: onMenu, tapped });
    inputRef.current = made;
    const stopLooks = looksBox.current ? view.drive(looksBox.current) : null;
    return () => {
      stopLooks?.();
      inputRef.current = null;
      made.destroy();
    };
  }, [editor, work, view, announcer, pageTexts, inputRef, onMenu]);

  return (
    <div ref={frame} className="viewport">
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
      </div>
      <div ref={looksBox} className="scene-looks">
        <div ref={looksRef} className="scene-looks" />
        <StrokeOutline />
      </div>
      <div ref={overlayBox} className="scene-overlay" aria-hidden="true" />
    </div>
  );
}
