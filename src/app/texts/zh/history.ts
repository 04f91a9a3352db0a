import type { Texts } from '../texts.ts';
import { concept } from './concepts.ts';
import { tools } from './tools.ts';

export const history: Texts['history'] = {
  title: '历史记录',
  empty: '您的笔画会列在这里。',
  earlier: (count) => `以及更早的 ${count} 笔`,
  item: (mode, of) =>
    mode === 'restore' ? tools.modes.restore : `${tools.modes[mode]}${concept(of)}`,
  detail: (layer, units) => (units === 0 ? '所有层' : `${layer}² 层，${units} 个单元`),
};
