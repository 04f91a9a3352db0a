import { expect, it } from 'vitest';
import { hearLastInput } from './lastInput.ts';

const press = (key: string): Event => Object.assign(new Event('keydown'), { key });

it('tells of the last press, whatever stopped the event later', () => {
  const target = new EventTarget();
  const byKeys = hearLastInput(target, new AbortController().signal);
  expect(byKeys()).toBe(true);
  target.addEventListener('pointerdown', (event) => event.stopPropagation());
  target.dispatchEvent(new Event('pointerdown'));
  expect(byKeys()).toBe(false);
  target.dispatchEvent(press('ArrowLeft'));
  expect(byKeys()).toBe(true);
});

it('takes no key for the keyboard that only changes what a pointer does', () => {
  const target = new EventTarget();
  const byKeys = hearLastInput(target, new AbortController().signal);
  target.dispatchEvent(new Event('pointerdown'));
  for (const key of ['Alt', 'Control', 'Meta', 'Shift']) target.dispatchEvent(press(key));
  expect(byKeys()).toBe(false);
  target.dispatchEvent(press('Tab'));
  expect(byKeys()).toBe(true);
});

it('hears nothing after its end', () => {
  const target = new EventTarget();
  const end = new AbortController();
  const byKeys = hearLastInput(target, end.signal);
  end.abort();
  target.dispatchEvent(new Event('pointerdown'));
  expect(byKeys()).toBe(true);
});
