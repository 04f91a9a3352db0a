import type { Texts } from '../texts.ts';

export const tools: Texts['tools'] = {
  brush: '画笔',
  noBrushes: '此模型没有解剖表，或没有经测量有效的画笔。标出示例即可教它一支。',
  mode: '模式',
  modes: { draw: '绘制', erase: '擦除', restore: '还原' },
  modeHints: { draw: '打开单元', erase: '关闭单元', restore: '抹去笔画' },
  size: '大小',
  strength: '强度',
  hardness: '硬度',
  units: '单元数',
  published: '按论文发布',
  publishedCount: (place: number, units: number): string =>
    `${['少', '中', '多'][place] ?? ''} ${units}`.trim(),
  layer: '层',
  layerOption: (id, height, width) =>
    id === String(height) ? `${height} × ${width}` : `${id}，${height} × ${width}`,
  teach: '教一支画笔……',
  forgetBrush: (name) => `删除画笔“${name}”`,
  more: '更多',
  level: '激活值',
  levels: {
    'mean-given': '概念所在处的均值',
    q90: '0.90 分位数',
    q99: '0.99 分位数',
    learned: '学习所得',
    q995: '0.995 分位数',
  },
  levelMeasured: (level) => `实测最佳：${level}`,
  levelUnmeasured: (level) => `惯例：${level}`,
  reach: '作用范围',
  reachRules: {
    touch: '触及的每个格子',
    cover: '按覆盖比例',
    pool: '按论文：最大池化',
  },
};
