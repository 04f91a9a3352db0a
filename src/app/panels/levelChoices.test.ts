import { describe, expect, it } from 'vitest';
import { tinyDissection } from '../../editor/testing/tinyModel.ts';
import { churchTable } from '../../model/proggan/testing/churchTable.ts';
import { pageTextsIn } from '../texts/testing/readTexts.ts';
import { levelChoices } from './levelChoices.ts';

const texts = pageTextsIn('en');
const of = (...[table, concept, layer]: [typeof tinyDissection, string, string]) =>
  levelChoices(texts, table, concept, layer);

describe('the levels to choose from', () => {
  it('are the measured one and the rules of the table', () => {
    const choices = of(tinyDissection, 'tree', '8');
    expect(choices.map(({ value }) => value)).toEqual([
      ...['measured', 'mean-given', 'q90', 'q99', 'q995'],
    ]);
    expect(choices[0]?.text).toBe('best: 0.99 quantile');
  });

  it('leave out rules whose figures the table lacks', () => {
    const choices = of(churchTable, 'tree', 'layer4');
    expect(choices.map(({ value }) => value)).toEqual(['measured', 'q99']);
  });

  it('name the level that stands in for a measured one', () => {
    const layers = tinyDissection.layers.map((layer) => ({ ...layer, q995: [] }));
    const brushes = tinyDissection.brushes.map((brush) => ({
      ...brush,
      options: brush.options.map((option) => ({ ...option, on: 'q995' as const })),
    }));
    const [measured] = of({ ...tinyDissection, layers, brushes }, 'tree', '8');
    expect(measured?.text).toBe('as usual: 0.99 quantile');
  });
});
