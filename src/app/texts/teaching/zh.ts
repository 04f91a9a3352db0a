import type { TeachingTexts } from './teachingTexts.ts';

export const teachingChinese: TeachingTexts = {
  title: '教一支画笔',
  close: '关闭',
  intro:
    '在两三个场景上标出同一种东西，例如看到的每个阳台。这些场景上没有标出的部分都算作别的东西。',
  picture: (scene) => `场景 ${scene}，在此标记`,
  before: '上一个',
  next: '下一个',
  any: '任意场景',
  name: '画笔名称',
  example: '阳台',
  unnamed: '自教',
  tool: '工具',
  mark: '标记',
  erase: '清除',
  examples: '示例',
  marked: (scene, share) => `场景 ${scene}：${share}`,
  rank: '寻找它的单元',
  status: '教画笔',
  units: '与示例相符的单元',
  layer: (name, score) => `${name}（一致度 ${score}）`,
  unitsHint:
    '每个单元与所标区域的一致度（IoU），以及它在此场景中何处开启。层旁的一致度：其最佳单元在未参与选择的场景上的值。',
  chance: (iou) => `随机 ${iou}`,
  phase: (phase, scenes) => {
    switch (phase) {
      case 'painting':
        return scenes === 0 ? '还没有标记。' : `已在 ${scenes} 个场景上标记。`;
      case 'ranking':
        return '正在把所有单元与标记比较……';
      case 'ranked':
        return '可以制作画笔了。';
      case 'improving':
        return '正在试画并查看结果……';
    }
  },
  improve: '试出更好的水平',
  improveHint: '在别的场景上试画，让模型的分割器查看，保留能画出更多所标之物的水平。随时可以停止。',
  improved: (gain) => `在试画之处，笔画有 ${gain} 变成了它。`,
  forget: '回到原来的单元',
  stop: '停止',
  unknown:
    '模型的分割器在所标区域中看不出它自己的任何类别，因此无法判断哪些笔画变成了它。仍可用原来的单元制作画笔。',
  make: '制作画笔',
};
