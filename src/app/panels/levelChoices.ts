import { brushOption, type LevelRule } from '../../model/brush.ts';
import type { Dissection } from '../../model/dissection.ts';
import type { LayerId } from '../../model/stroke.ts';
import { hasLevel, type TableLevel } from '../../model/unitLevel.ts';
import type { Texts } from '../texts/texts.ts';

const RULES: readonly TableLevel[] = ['mean-given', 'q90', 'q99', 'q995'];

/**
 * The levels to which drawing can set units, the measured one first and by its name. Rules whose figures
 * the table lacks are left out.
 */
export function levelChoices(
  texts: Texts,
  table: Dissection,
  concept: string,
  layer: LayerId,
): { value: LevelRule; text: string }[] {
  const on = brushOption(table, concept, layer)?.on;
  const figures = table.layers.find((each) => each.layer === layer);
  const index = table.concepts.indexOf(concept);
  const has = (rule: TableLevel): boolean =>
    figures !== undefined && hasLevel(figures, index, rule);
  const measured = on && (on === 'learned' || has(on)) ? on : undefined;
  const text = measured
    ? texts.tools.levelMeasured(texts.tools.levels[measured])
    : texts.tools.levelUnmeasured(texts.tools.levels.q99);
  return [
    { value: 'measured', text },
    ...RULES.filter(has).map((value) => ({ value, text: texts.tools.levels[value] })),
  ];
}
