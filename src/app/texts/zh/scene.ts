import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';

const { anyOf, percent } = numbersIn('zh-CN');

export const scene: Texts['scene'] = {
  label: '场景。可用指针作画，也可用方向键和回车键作画。',
  modelTitle: (id, title) => (id === 'village' ? '村庄' : title),
  caption: (title, at) =>
    typeof at === 'number'
      ? `${title}，第 ${at} 号`
      : `${title}，第 ${at.from} 号，混入 ${percent(at.t)} 的第 ${at.to} 号`,
  preview: '（预览版，仅在少量场景上测量）',
  strokeNotice: '笔画',
  notice: ({ concept: of, mode, contexts }) => {
    if (mode === 'erase') return `这里几乎没有可以关闭的“${concept(of)}”。`;
    const where =
      contexts.length === 0
        ? '请换个位置，或用更大的画笔、更多的单元再试。'
        : `不妨画在${anyOf(contexts.map(concept))}上。`;
    return `网络没有在这里画出“${concept(of)}”。${where}`;
  },
  strip: '场景',
  number: (index) => `场景 ${index}`,
};
