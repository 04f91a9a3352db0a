import { expect, it } from 'vitest';
import type { Pixels } from '../model/port.ts';
import { FakePort } from './testing/fakePort.ts';
import { Thumbnails } from './thumbnails.ts';

const picture: Pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) };

it('renders each scene once, and asks again for those that a failure kept back', async () => {
  const asked: number[] = [];
  const port = new FakePort();
  let failing = true;
  port.thumbnail = (scene: number) => {
    asked.push(scene);
    return Promise.resolve(failing ? null : picture);
  };
  const thumbnails = new Thumbnails(port);
  const pictures = Promise.all([thumbnails.get(1), thumbnails.get(2), thumbnails.get(1)]);
  expect(asked).toEqual([]);
  thumbnails.resume();
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toEqual([1]);
  thumbnails.stop();
  failing = false;
  thumbnails.resume();
  expect(await pictures).toEqual([picture, picture, picture]);
  expect(await thumbnails.get(2)).toBe(picture);
  expect(asked).toEqual([1, 1, 2]);
});

it('keeps the pictures that were asked for last', async () => {
  const asked: number[] = [];
  const port = new FakePort();
  port.thumbnail = (scene: number) => {
    asked.push(scene);
    return Promise.resolve(picture);
  };
  const thumbnails = new Thumbnails(port);
  thumbnails.resume();
  for (let scene = 0; scene < 64; scene += 1) await thumbnails.get(scene);
  await thumbnails.get(0);
  await thumbnails.get(64);
  asked.length = 0;
  await thumbnails.get(0);
  await thumbnails.get(63);
  await thumbnails.get(1);
  expect(asked).toEqual([1]);
});
