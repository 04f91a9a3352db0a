import { latentRow } from './latent.ts';
import type { Manifest } from './manifest.ts';

/** A scene between two: at `t` 0 it is `from`, at 1 it is `to`. Both are rows of the latent stream. */
type SceneBlend = {
  readonly from: number;
  readonly to: number;
  /** 0..1 */
  readonly t: number;
};

/** What lies beneath the strokes: a scene by its row of the model's latent stream, or a blend of two. */
export type SceneRef = number | SceneBlend;

/** Sines below this are of vectors so nearly parallel that dividing by them would only lose figures. */
const LEAST_SINE = 1e-6;

/** The scene by which a reference is named: a blend goes by the one that it began with. */
export function namingScene(scene: SceneRef): number {
  return typeof scene === 'number' ? scene : scene.from;
}

/** Whether two references are of the same picture. */
export function sameScene(a: SceneRef, b: SceneRef): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.from === b.from && a.to === b.to && a.t === b.t;
}

/**
 * The latent of a scene or of a blend.
 * @returns `[size]` float32
 * @throws RangeError if a row is not an integer of 32 bits.
 */
export function sceneLatent(latent: Manifest['latent'], scene: SceneRef): Float32Array {
  if (typeof scene === 'number') return latentRow(latent, scene);
  return slerp(latentRow(latent, scene.from), latentRow(latent, scene.to), scene.t);
}

/**
 * Spherical interpolation, `(sin((1−t)·Ω)·a + sin(t·Ω)·b) / sin Ω` with `cos Ω = a·b / (|a|·|b|)`
 * (Shoemake 1985, "Animating rotation with quaternion curves"). Long normal latents all lie near a
 * sphere of radius √size, and a straight line between two of them would leave it: at its middle the
 * length is about √(size / 2), which the generator has never seen (White 2016, arXiv 1609.04468, §2.1).
 * @param t 0..1; the ends are `a` and `b` themselves
 */
export function slerp(a: Float32Array, b: Float32Array, t: number): Float32Array {
  if (t <= 0) return a.slice();
  if (t >= 1) return b.slice();
  const cosine = dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  const angle = Math.acos(Math.min(Math.max(cosine, -1), 1));
  const sine = Math.sin(angle);
  // Parallel and opposite vectors (also those of length 0) span no arc.
  const straight = !(sine > LEAST_SINE);
  const ofA = straight ? 1 - t : Math.sin((1 - t) * angle) / sine;
  const ofB = straight ? t : Math.sin(t * angle) / sine;
  return a.map((value, i) => ofA * value + ofB * (b[i] ?? 0));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
