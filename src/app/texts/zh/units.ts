import type { Texts } from '../texts.ts';

export const units: Texts['units'] = {
  title: (concept) => `“${concept}”的单元`,
  effect: (gain, removed, spill) =>
    `整体实测：绘制使笔画内该概念增加 ${gain}，旁边改变 ${spill}；擦除使其减少 ${removed}。`,
  unmeasured: '在此层上未整体测量过。',
  none: '还原会抹去所有笔画，与单元无关。',
  unit: '单元',
  iou: 'IoU',
  lift: '提升',
  cause: '因果',
  level: '激活值',
  shuffled: (iou) => `此单元偶然可达的 IoU 为 ${iou}`,
  switch: (unit, iou) => `单元 ${unit}，IoU ${iou}`,
};
