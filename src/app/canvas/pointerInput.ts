import { screenPoint, screenToImage, type ImagePoint } from '../../model/coordinates.ts';
import { onMac } from '../keys/chordParts.ts';
import { FingerTap } from './fingerTap.ts';
import { LongPress } from './longPress.ts';
import { PenPressure } from './penPressure.ts';
import { Pinch } from './pinch.ts';
import type { SceneView } from './sceneView.ts';
import { StraightLine } from './straightLine.ts';
import type { StrokeHand } from './strokeHand.ts';
import type { FramePoint, View } from './view.ts';
import { listenToWheel } from './wheelInput.ts';

/** The eraser end of a pen (Pointer Events, `button` and `buttons`). */
const ERASER = 5;

/** A second finger within so many milliseconds of the first means that neither was to paint. */
const AT_ONCE = 500;

type Gesture =
  | {
      readonly kind: 'stroke';
      readonly pointer: number;
      readonly type: string;
      readonly since: number;
    }
  | { readonly kind: 'pan'; readonly pointer: number; at: FramePoint }
  | { readonly kind: 'pinch'; readonly pinch: Pinch }
  /** A pinch has lost a finger, or a finger was held: nothing happens until all are lifted. */
  | { readonly kind: 'rest' };

type PointerParts = {
  /** The picture; it takes the events. */
  readonly scene: HTMLElement;
  /** What shows a part of it. */
  readonly frame: HTMLElement;
  readonly hand: StrokeHand;
  readonly view: SceneView;
  /** Whether a drag moves the picture instead of painting. */
  readonly panning: () => boolean;
  /** Alt and a press: the brush of what is there is wanted. */
  readonly pick: (at: ImagePoint) => void;
  /** Several fingers tapped at once. */
  readonly tapped: (fingers: number) => void;
  /** A finger was held in one place. */
  readonly held: (at: ClientPlace) => void;
  /** Whether keys have the brush, which a pointer that rests leaves to them. */
  readonly leftToKeys: () => boolean;
};

type ClientPlace = { readonly clientX: number; readonly clientY: number };

/** On the frame while a press would pick a brush. */
const PICKS = 'data-picks';

/**
 * Pointer events on the picture, straight to the hand and the view: no React state lies on this way,
 * and every point that the browser gathered between two events is taken.
 *
 * Mouse, pen and the first finger paint; two fingers, the middle button, or Space and a drag move the
 * picture. With Shift a press draws on in a straight line from the end of the last stroke, and a drag
 * keeps to a line. The eraser end of a pen erases, whatever the mode is. With Alt a press picks a brush;
 * a tap of several fingers and a finger that is held are told of.
 * @returns where a pointer rests over the picture, and functions that show the brush there again, as the
 * brush or the view is another now, and that end the listening
 */
export function listenToPointer(parts: PointerParts): {
  readonly hovered: () => ImagePoint | null;
  readonly hoverAgain: () => void;
  readonly stop: () => void;
} {
  const { scene, frame, hand, view, panning } = parts;
  const end = new AbortController();
  const { signal } = end;
  const fingers = new Map<number, FramePoint>();
  const tap = new FingerTap();
  let gesture: Gesture | null = null;
  /** How the picture lay before fingers began to move it. */
  let viewBefore: View | null = null;
  let pressure = new PenPressure('mouse');
  let line: StraightLine | null = null;
  let lastPoint: ImagePoint | null = null;
  /** The pointer that rests over the picture. */
  let hovering: ClientPlace | null = null;
  let [shift, alt] = [false, false];
  const longPress = new LongPress((at) => {
    if (gesture?.kind === 'stroke') hand.cancel();
    gesture = { kind: 'rest' };
    parts.held(at);
  });

  function hovered(): ImagePoint | null {
    return (hovering && pointsOf([hovering], scene)[0]) ?? null;
  }

  function hover(): void {
    const picks = alt && hovering !== null;
    if (picks) frame.setAttribute(PICKS, '');
    else frame.removeAttribute(PICKS);
    hand.hover(picks ? null : hovered(), shift ? hand.lastEnd : null);
  }

  function hoverAgain(): void {
    if (hovering && !gesture && !parts.leftToKeys()) hover();
  }

  function place({ clientX, clientY }: MouseEvent): FramePoint {
    const { left, top, width, height } = frame.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  }

  function beginStroke(event: PointerEvent): void {
    const [point] = pointsOf([event], scene);
    if (!point) return;
    pressure = new PenPressure(event.pointerType);
    const [width = null] = pressure.widths([event.pressure]) ?? [];
    const from = event.shiftKey ? hand.lastEnd : null;
    if (!hand.begin(from ?? point, width, event.button === ERASER ? 'erase' : undefined)) return;
    if (from) hand.extend([point], width === null ? null : [width]);
    const { pointerId: pointer, pointerType: type, timeStamp: since } = event;
    gesture = { kind: 'stroke', pointer, type, since };
    line = event.shiftKey ? new StraightLine(point) : null;
    lastPoint = point;
  }

  function extendStroke(event: PointerEvent): void {
    const events = gathered(event);
    const points = pointsOf(events, scene);
    const widths = pressure.widths(events.map((each) => each.pressure));
    if (event.shiftKey && lastPoint) line ??= new StraightLine(lastPoint);
    else line = null;
    const kept = points.map((point) => (line ? line.nearest(point) : point));
    hand.extend(
      kept.filter((point) => point !== null),
      widths?.filter((_, i) => kept[i] !== null) ?? null,
    );
    lastPoint = kept.findLast((point) => point !== null) ?? lastPoint;
  }

  function beginPinch(event: PointerEvent): void {
    longPress.end();
    viewBefore = view.store.getState();
    if (gesture?.kind === 'stroke') {
      if (event.timeStamp - gesture.since <= AT_ONCE) hand.cancel();
      else hand.finish();
    }
    gesture = { kind: 'pinch', pinch: new Pinch(view, fingers) };
  }

  function pointerDown(event: PointerEvent): void {
    const touch = event.pointerType === 'touch';
    // A hand that rests beside its pen touches nothing.
    if (touch && gesture?.kind === 'stroke' && gesture.type !== 'touch') return;
    // One that lay down before it painted nothing that was meant.
    if (event.pointerType === 'pen' && gesture?.kind === 'stroke' && gesture.type === 'touch') {
      longPress.end();
      hand.cancel();
      gesture = null;
    }
    if (touch) {
      fingers.set(event.pointerId, place(event));
      tap.down(event);
      if (fingers.size === 1) longPress.begin(event);
      if (fingers.size === 2) beginPinch(event);
    }
    if (gesture) return;
    if (event.button === 1 || (event.button === 0 && panning())) {
      gesture = { kind: 'pan', pointer: event.pointerId, at: place(event) };
      frame.dataset['panning'] = '';
      event.preventDefault();
      return;
    }
    if (event.button > 0 && event.button !== ERASER) return;
    // On a Mac that is a press of the right button.
    if (event.ctrlKey && onMac()) return;
    // Keys of the scene work once it was painted on.
    scene.focus({ preventScroll: true });
    event.preventDefault();
    const [point] = pointsOf([event], scene);
    if (event.altKey && point) parts.pick(point);
    else beginStroke(event);
  }

  function pointerMove(event: PointerEvent): void {
    if (fingers.has(event.pointerId)) {
      fingers.set(event.pointerId, place(event));
      tap.move(event);
      longPress.move(event);
    }
    if (gesture?.kind === 'pinch') gesture.pinch.move(event.pointerId, place(event));
    if (gesture?.kind === 'pan' && gesture.pointer === event.pointerId) {
      const to = place(event);
      view.pan({ x: to.x - gesture.at.x, y: to.y - gesture.at.y });
      gesture.at = to;
    }
    if (gesture?.kind !== 'stroke' || gesture.pointer !== event.pointerId) return;
    // A key may have taken the stroke back while the button is still down.
    if (hand.drawing) extendStroke(event);
    else gesture = null;
  }

  function pointerEnd(event: PointerEvent, finish: boolean): void {
    const tapping = fingers.delete(event.pointerId) ? tap.up(event, finish) : 0;
    longPress.end();
    if (gesture?.kind === 'pinch' || gesture?.kind === 'rest') {
      gesture = fingers.size === 0 ? null : { kind: 'rest' };
      if (tapping > 1) {
        // What the fingers slipped was not meant.
        if (viewBefore) view.restore(viewBefore);
        parts.tapped(tapping);
      }
    } else if (gesture?.pointer === event.pointerId) {
      if (gesture.kind === 'stroke' && finish) hand.finish();
      else if (gesture.kind === 'stroke') hand.cancel();
      gesture = null;
      delete frame.dataset['panning'];
    } else return;
    // A finger that was lifted points nowhere.
    if (event.target !== scene || event.pointerType === 'touch') hovering = null;
    hover();
  }

  scene.addEventListener('pointerdown', pointerDown, { signal });
  scene.addEventListener(
    'pointermove',
    (event) => {
      if (gesture || !event.isPrimary) return;
      hovering = event;
      [shift, alt] = [event.shiftKey, event.altKey];
      hover();
    },
    { signal },
  );
  scene.addEventListener(
    'pointerleave',
    () => {
      hovering = null;
      frame.removeAttribute(PICKS);
      hand.leave();
    },
    { signal },
  );
  // A gesture goes on when the pointer leaves the picture, so the rest of it is heard on the window.
  window.addEventListener('pointermove', pointerMove, { signal });
  window.addEventListener('pointerup', (event) => pointerEnd(event, true), { signal });
  window.addEventListener('pointercancel', (event) => pointerEnd(event, false), { signal });
  const hearModifiers = (event: KeyboardEvent): void => {
    if ((event.key !== 'Shift' && event.key !== 'Alt') || !hovering) return;
    // Under Windows a browser would go to its own menu when Alt comes up.
    if (event.key === 'Alt') event.preventDefault();
    [shift, alt] = [event.shiftKey, event.altKey];
    if (!event.repeat) hoverAgain();
  };
  window.addEventListener('keydown', hearModifiers, { signal });
  window.addEventListener('keyup', hearModifiers, { signal });
  // Alt and Tab went to another window, where it comes up unheard.
  window.addEventListener('blur', () => frame.removeAttribute(PICKS), { signal });
  listenToWheel(frame, view, place, signal);
  const stop = (): void => {
    hand.cancel();
    longPress.end();
    end.abort();
  };
  return { hovered, hoverAgain, stop };
}

/** The points that the browser gathered; some browsers tell of them on secure pages alone. */
function gathered(event: PointerEvent): readonly PointerEvent[] {
  const events = (event as Partial<PointerEvent>).getCoalescedEvents?.() ?? [];
  return events.length > 0 ? events : [event];
}

/** Where events lie on the picture, which may be scaled and moved. */
function pointsOf(
  events: readonly { readonly clientX: number; readonly clientY: number }[],
  scene: HTMLElement,
): ImagePoint[] {
  const { left, top, width, height } = scene.getBoundingClientRect();
  if (width === 0 || height === 0) return [];
  return events.map(({ clientX, clientY }) =>
    screenToImage(screenPoint(clientX - left, clientY - top), width, height),
  );
}
