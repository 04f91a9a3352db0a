import { describe, expect, it } from 'vitest';
import { modelAddress, parseStartOptions } from './startOptions.ts';

describe('parseStartOptions', () => {
  it('takes the defaults from an empty address', () => {
    expect(parseStartOptions('')).toEqual({
      model: 'village',
      scene: null,
      backend: 'auto',
      classroom: { lesson: null, hide: [], projector: false },
    });
  });

  it('reads what is there', () => {
    expect(parseStartOptions('?model=tiny&scene=4294967295&backend=webgpu&other=1')).toEqual({
      model: 'tiny',
      scene: 4294967295,
      backend: 'webgpu',
      classroom: { lesson: null, hide: [], projector: false },
    });
  });

  it('reads how the page is set up for a class', () => {
    const { classroom } = parseStartOptions(
      '?lesson=tree-units&hide=history,lab-probe&projector=1',
    );
    expect(classroom).toEqual({
      lesson: 'tree-units',
      hide: ['history', 'lab-probe'],
      projector: true,
    });
  });

  it.each([
    ['?model=../secrets', 'model-unknown'],
    ['?scene=-1', 'scene-invalid'],
    ['?scene=1.5', 'scene-invalid'],
    ['?scene=4294967296', 'scene-invalid'],
    ['?scene=', 'scene-invalid'],
    ['?backend=cuda', 'backend-invalid'],
    ['?lesson=bees', 'address-invalid'],
    ['?lesson=', 'address-invalid'],
    ['?hide=history,brush', 'address-invalid'],
    ['?projector=yes', 'address-invalid'],
  ])('refuses %s', (search, code) => {
    expect(() => parseStartOptions(search)).toThrow(new RegExp(code));
  });
});

describe('a model’s address', () => {
  const page = 'https://example.test/paint/';
  const models = 'https://example.test/paint/models/';
  it.each([
    ['village', 'https://example.test/paint/models/village/'],
    ['shared/mine', 'https://example.test/paint/shared/mine/'],
    ['/elsewhere/mine/', 'https://example.test/elsewhere/mine/'],
    ['https://example.test/mine', 'https://example.test/mine/'],
  ])('of %s is %s', (model, address) => {
    expect(modelAddress(model, page, models)).toBe(address);
  });
  it.each(['https://other.test/mine', '//other.test/mine', 'data:/x', 'http://example.test/mine'])(
    'of another origin (%s) is refused',
    (model) => {
      expect(() => modelAddress(model, page, models)).toThrow(/model-unknown/);
    },
  );
});
