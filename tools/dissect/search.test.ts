import { describe, expect, it } from 'vitest';
import { scoreOf } from './search.ts';

describe('the score of a way to draw', () => {
  it('prefers the cleaner of two that fill half the stroke', () => {
    expect(scoreOf(0.55, 0.06)).toBeGreaterThan(scoreOf(0.75, 0.1));
  });

  it('takes no cleanness for fullness where both are clean enough', () => {
    expect(scoreOf(0.9, 0.05)).toBeGreaterThan(scoreOf(0.6, 0.01));
  });

  it('puts what fills the stroke before what does not, unless it tears the ring', () => {
    expect(scoreOf(0.5, 0.16)).toBeGreaterThan(scoreOf(0.49, 0));
    expect(scoreOf(0.9, 0.4)).toBeLessThan(scoreOf(0.5, 0.16));
  });

  it('prefers a torn door to none', () => {
    expect(scoreOf(0.47, 0.21)).toBeGreaterThan(scoreOf(0.02, 0));
  });

  it('never rewards what takes the concept away', () => {
    expect(scoreOf(-0.2, 0)).toBeLessThan(scoreOf(0, 0));
    expect(scoreOf(-0.2, 0.3)).toBeLessThan(scoreOf(-0.2, 0));
  });
});
