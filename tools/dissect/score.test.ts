import { describe, expect, it } from 'vitest';
import { scoreOf, scoreWithRealness, unrealness } from './score.ts';

describe('the score of a way to draw', () => {
  it('prefers the cleaner of two that fill half the stroke', () => {
    expect(scoreOf(0.55, 0.06)).toBeGreaterThan(scoreOf(0.75, 0.1));
    expect(scoreOf(0.76, 0.1)).toBeGreaterThan(scoreOf(0.9, 0.105));
  });

  it('takes no cleanness for fullness where both are clean enough', () => {
    expect(scoreOf(0.9, 0.05)).toBeGreaterThan(scoreOf(0.6, 0.01));
  });

  it('puts what fills the stroke before what does not, unless it tears the ring', () => {
    expect(scoreOf(0.5, 0.14)).toBeGreaterThan(scoreOf(0.49, 0));
    expect(scoreOf(0.9, 0.4)).toBeLessThan(scoreOf(0.5, 0.14));
  });

  it('prefers a torn door to none', () => {
    expect(scoreOf(0.47, 0.21)).toBeGreaterThan(scoreOf(0.02, 0));
  });

  it('never rewards what takes the concept away', () => {
    expect(scoreOf(-0.2, 0)).toBeLessThan(scoreOf(0, 0));
    expect(scoreOf(-0.2, 0.3)).toBeLessThan(scoreOf(-0.2, 0));
  });
});

describe('the score of a way to draw that a critic has seen', () => {
  it('prefers the better picture where neither fills the stroke', () => {
    expect(scoreWithRealness(0.2, 0.08, 0)).toBeGreaterThan(scoreWithRealness(0.31, 0.05, 0.3));
  });

  it('prefers the better picture of two that fill the stroke alike', () => {
    expect(scoreWithRealness(0.84, 0.061, 0)).toBeGreaterThan(scoreWithRealness(0.85, 0.06, 0.3));
  });

  it('prefers the shaded cloud to the one like cut paper', () => {
    expect(scoreWithRealness(0.75, 0.061, 0)).toBeGreaterThan(scoreWithRealness(0.81, 0.052, 0.08));
  });

  it('takes no torn ring for the better picture of two that fill the stroke', () => {
    expect(scoreWithRealness(0.8, 0.08, 0)).toBeLessThan(scoreWithRealness(0.8, 0.06, 1));
    expect(scoreWithRealness(0.49, 0, 0)).toBeLessThan(scoreWithRealness(0.5, 0.1, 1));
  });

  it('holds little against what fills the stroke, torn ring or not', () => {
    expect(scoreWithRealness(0.52, 0.29, 0)).toBeLessThan(scoreWithRealness(0.58, 0.21, 0.24));
  });

  it('puts what shows much of the concept before a picture in which nothing changed', () => {
    expect(scoreWithRealness(0, 0, 0)).toBeLessThan(scoreWithRealness(0.4, 0.06, 0.3));
    expect(scoreWithRealness(0.03, 0.06, 0)).toBeLessThan(scoreWithRealness(0.24, 0.06, 1));
  });

  it('takes what the critic has not seen for as real as the others are on average', () => {
    expect(unrealness([-0.1, undefined, -0.3, -0.2])).toEqual([
      0,
      expect.closeTo(0.1),
      expect.closeTo(0.2),
      expect.closeTo(0.1),
    ]);
    expect(unrealness([undefined, undefined])).toEqual([0, 0]);
  });
});
