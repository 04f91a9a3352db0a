import { describe, expect, it } from 'vitest';
import { parseStartOptions } from './startOptions.ts';

describe('parseStartOptions', () => {
  it('takes the defaults from an empty address', () => {
    expect(parseStartOptions('')).toEqual({ model: 'village', scene: null, backend: 'auto' });
  });

  it('reads what is there', () => {
    expect(parseStartOptions('?model=tiny&scene=4294967295&backend=webgpu&other=1')).toEqual({
      model: 'tiny',
      scene: 4294967295,
      backend: 'webgpu',
    });
  });

  it.each([
    ['?model=../secrets', 'model-unknown'],
    ['?scene=-1', 'scene-invalid'],
    ['?scene=1.5', 'scene-invalid'],
    ['?scene=4294967296', 'scene-invalid'],
    ['?scene=', 'scene-invalid'],
    ['?backend=cuda', 'backend-invalid'],
  ])('refuses %s', (search, code) => {
    expect(() => parseStartOptions(search)).toThrow(new RegExp(code));
  });
});
