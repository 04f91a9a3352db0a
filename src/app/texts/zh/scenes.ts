import type { Texts } from '../texts.ts';

export const scenes: Texts['scenes'] = {
  many: '多个场景',
  manyTitle: '同样的笔画用于其他场景',
  manyHint: '选择一个，带着您的笔画前往。',
  manyBare: '请先作画，或直接查看这些场景。',
  count: '同时显示',
  others: '换一批',
  close: '关闭',
  goTo: '场景编号',
  go: '前往',
  range: (value: string, last: number): string =>
    `此模型的场景编号为 0 到 ${last}；“${value}”不在其中。`,
  progress: (done, total) => `已渲染 ${done} / ${total}`,
  withStrokes: (scene) => `带笔画的场景 ${scene}`,
  blend: '混合',
  blendWith: (scene) => `与第 ${scene} 号`,
  blendChoose: (scene) => `与场景 ${scene} 混合`,
};
