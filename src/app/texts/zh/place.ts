import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';

export const place: Texts['place'] = {
  menu: '场景菜单',
  pick: '拾取此处内容的画笔',
  picked: (of) => `画笔现为“${concept(of)}”。`,
  noBrush: (of) => `那里是“${concept(of)}”，没有对应的画笔。`,
  noSegmenter: '此模型没有分割器，无法得知那里是什么。',
};
