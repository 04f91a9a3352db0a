import type { Texts } from '../texts.ts';

export const actions: Texts['actions'] = {
  tools: '工具',
  undo: '撤销',
  redo: '重做',
  reset: '清空',
  newScene: '新场景',
  saveImage: '保存图像',
  compare: '对比',
  compareHint: '按住可查看没有笔画的原场景（V 键）',
};
