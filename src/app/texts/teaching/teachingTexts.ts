import { FetchedTexts } from '../fetchedTexts.ts';
import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import de from './de.json?url';
import type english from './en.json';
import en from './en.json?url';
import zh from './zh.json?url';

export type TeachingTexts = ReturnType<typeof teachingTextsFrom>;

/** They are downloaded with the sheet alone. */
export const teachingPart = new FetchedTexts({ en, de, zh }, teachingTextsFrom);

/** @param data a language's texts */
export function teachingTextsFrom(data: typeof english, { counted }: Numbers) {
  const { phase } = data;
  return {
    ...data,
    picture: (scene: number) => fill(data.picture, { scene }),
    marked: (scene: number, share: string) => fill(data.marked, { scene, share }),
    layer: (name: string, score: string) => fill(data.layer, { name, score }),
    chance: (iou: string) => fill(data.chance, { iou }),
    phase: (now: 'painting' | 'ranking' | 'ranked' | 'improving', scenes: number) => {
      if (now !== 'painting') return phase[now];
      return scenes === 0 ? phase.unmarked : counted(phase.painting, scenes);
    },
    improved: (gain: string) => fill(data.improved, { gain }),
  };
}
