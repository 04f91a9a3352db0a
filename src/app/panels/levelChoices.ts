import { brushOption, type LevelRule, type TableLevel } from '../../model/brush.ts';
import type { Dissection } from '../../model/dissection.ts';
import type { LayerId } from '../../model/stroke.ts';
import type { Texts } from '../texts/texts.ts';

const RULES: readonly TableLevel[] = ['mean-given', 'q90', 'q99', 'q995'];

/** The levels to which drawing can set units, the measured one first and by its name. */
export function levelChoices(
  texts: Texts,
  table: Dissection,
  concept: string,
  layer: LayerId,
): { value: LevelRule; text: string }[] {
  const measured = brushOption(table, concept, layer)?.on;
  const text = measured
    ? texts.tools.levelMeasured(texts.tools.levels[measured])
    : texts.tools.levelUnmeasured(texts.tools.levels.q99);
  return [
    { value: 'measured', text },
    ...RULES.map((value) => ({ value, text: texts.tools.levels[value] })),
  ];
}
