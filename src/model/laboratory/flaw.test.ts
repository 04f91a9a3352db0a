import { describe, expect, it } from 'vitest';
import { findFlaw } from './flaw.ts';

const SIDE = 32;
const [SKY, CLOUD, TREE, GRASS] = [0, 1, 2, 3];
const airy = new Set([SKY, CLOUD]);

/** Sky above, grass below, and rectangles `[label, left, top, width, height]`. */
function picture(...parts: readonly (readonly number[])[]): Uint8Array {
  const labels = new Uint8Array(SIDE * SIDE).fill(SKY);
  labels.fill(GRASS, 20 * SIDE);
  for (const [label = 0, left = 0, top = 0, width = 0, height = 0] of parts) {
    for (let row = top; row < top + height; row++) {
      labels.fill(label, row * SIDE + left, row * SIDE + left + width);
    }
  }
  return labels;
}

describe('what hangs in the air', () => {
  it('is found, the largest of several', () => {
    const flaw = findFlaw(picture([TREE, 4, 4, 8, 8], [TREE, 18, 4, 9, 9]), SIDE, airy);
    expect(flaw?.concept).toBe(TREE);
    expect(flaw?.pixels.size).toBe(81);
    expect(flaw?.pixels.has(5 * SIDE + 19)).toBe(true);
  });

  it('may be before a cloud', () => {
    expect(findFlaw(picture([CLOUD, 2, 3, 20, 6], [TREE, 4, 4, 8, 8]), SIDE, airy)).not.toBeNull();
  });

  it.each([
    ['stands on the ground', picture([TREE, 4, 10, 8, 10])],
    ['is cut by the edge', picture([TREE, 0, 4, 9, 9])],
    ['goes on over the edge to the next row', picture([TREE, 30, 4, 2, 9], [TREE, 0, 5, 7, 9])],
    ['is too small', picture([TREE, 4, 4, 6, 6])],
    ['is air itself', picture([CLOUD, 4, 4, 9, 9])],
  ])('is none where it %s', (_, labels) => {
    expect(findFlaw(labels, SIDE, airy)).toBeNull();
  });
});
