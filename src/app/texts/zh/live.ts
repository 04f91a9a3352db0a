import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';

const { number, percent } = numbersIn('zh-CN');

export const live: Texts['live'] = {
  label: '操作结果',
  stroke: (mode, of, cells) => {
    const reached = `${number(cells)} 个格子`;
    if (mode === 'restore') return `已还原，${reached}`;
    return `已${mode === 'draw' ? '绘制' : '擦除'}${concept(of)}，${reached}`;
  },
  cleared: '已清除全部笔画',
  newScene: (scene) =>
    typeof scene === 'number' ? `场景 ${scene}` : `场景 ${scene.from} 与 ${scene.to} 之间`,
  removed: (place, name) => `已删除第 ${place} 笔：${name}`,
  moved: (place, name) => `${name}现为第 ${place} 笔`,
  hidden: (place, name, hidden) => `已${hidden ? '隐藏' : '显示'}第 ${place} 笔：${name}`,
  changed: (place, name) => `已更改第 ${place} 笔：${name}`,
  exchanged: (words) => `${words}，保留笔画`,
  opened: (words, strokes) => `${words}，共 ${number(strokes)} 笔`,
  undone: '已撤销',
  redone: '已重做',
  size: (share) => `大小 ${percent(share)}`,
  zoom: (scale) => `显示比例 ${percent(scale)}`,
  cursor: ({ x, y }, drawing) =>
    `${drawing ? '正在绘制，' : ''}距左侧 ${percent(x)}，距顶部 ${percent(y)}`,
  began: '开始绘制',
  cancelled: '已取消笔画',
};
