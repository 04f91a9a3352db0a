import { expect, test } from '@playwright/test';
import type {} from './harness/opened.ts';
import { PaintPage } from './support/paintPage.ts';

const EVENTS = 3000;

test('a browser that does not tell what it gathered paints by the events alone', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  // As on pages without TLS.
  await page.addInitScript(() => {
    Reflect.deleteProperty(PointerEvent.prototype, 'getCoalescedEvents');
  });
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  await paint.open('/e2e/harness/opened.html');
  await paint.paint([
    [0.2, 0.3],
    [0.5, 0.5],
    [0.8, 0.4],
  ]);
  const points = await page.evaluate(() => {
    const { strokes } = openedEditor.store.getState().history.document;
    return strokes.at(-1)?.points ?? [];
  });
  expect(points.length).toBeGreaterThan(2);
  expect(points[0]?.x).toBeCloseTo(0.2, 1);
  expect(points.at(-1)?.x).toBeCloseTo(0.8, 1);
  expect(errors).toEqual([]);
});

test('a gesture of 1,000 pointer events a second loses no point, gathered or not', async ({
  page,
}) => {
  const paint = new PaintPage(page);
  await paint.open('/e2e/harness/opened.html');
  const { sent, kept } = await page.evaluate(async (count) => {
    const scene = document.querySelector<HTMLElement>('[data-testid=scene]');
    if (!scene) throw new Error('the page has no scene');
    const { left, top, width, height } = scene.getBoundingClientRect();
    const places: { x: number; y: number }[] = [];
    const event = (type: string, gathered: PointerEvent[] = []): PointerEvent => {
      const share = places.length / (count + 1);
      const place = {
        x: 0.5 - 0.45 * Math.cos(share * 40 * Math.PI),
        y: 0.05 + 0.9 * share,
      };
      // The event that carries gathered ones is at the last of their places.
      const last = gathered.length > 0 ? places.at(-1) : undefined;
      if (!last) places.push(place);
      const { x, y } = last ?? place;
      return new PointerEvent(type, {
        ...{ clientX: left + width * x, clientY: top + height * y },
        ...{ bubbles: true, isPrimary: true, pointerId: 1, buttons: 1 },
        coalescedEvents: gathered,
      });
    };
    scene.dispatchEvent(event('pointerdown'));
    const start = performance.now();
    for (let done = 0; done < count;) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const due = Math.min(count, performance.now() - start);
      // Every other time the browser gathers what is due into one event.
      if (Math.random() < 0.5) {
        const gathered: PointerEvent[] = [];
        for (; done < due; done++) gathered.push(event('pointermove'));
        if (gathered.length > 0) scene.dispatchEvent(event('pointermove', gathered));
      }
      for (; done < due; done++) scene.dispatchEvent(event('pointermove'));
    }
    scene.dispatchEvent(
      new PointerEvent('pointerup', { bubbles: true, isPrimary: true, pointerId: 1 }),
    );
    const { strokes } = openedEditor.store.getState().history.document;
    return { sent: places, kept: strokes.at(-1)?.points.map(({ x, y }) => ({ x, y })) ?? [] };
  }, EVENTS);
  expect(sent).toHaveLength(EVENTS + 1);
  expect(kept).toHaveLength(EVENTS + 1);
  const farthest = sent.map(({ x, y }, i) => {
    const point = kept[i];
    return point ? Math.hypot(point.x - x, point.y - y) : Infinity;
  });
  expect(Math.max(...farthest)).toBeLessThan(0.001);
});
