import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';
import { tools } from './tools.ts';

export const history: Texts['history'] = {
  title: '历史记录',
  empty: '您的笔画会列在这里。',
  item: (mode, of) =>
    mode === 'restore' ? tools.modes.restore : `${tools.modes[mode]}${concept(of)}`,
  detail: (layer, units) => (units === 0 ? '所有层' : `${layer}² 层，${units} 个单元`),
  drag: '拖到其他位置',
  hide: '隐藏',
  show: '显示',
  remove: '删除',
  hideNamed: (name, place) => `隐藏第 ${place} 笔：${name}`,
  removeNamed: (name, place) => `删除第 ${place} 笔：${name}`,
  selected: (place) => `第 ${place} 笔`,
  deselect: '回到画笔',
  brush: '此笔的画笔',
  mode: '此笔的模式',
  later: '上移：较晚生效',
  earlierPlace: '下移：较早生效',
};
