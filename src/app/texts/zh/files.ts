import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';

const { anyOf } = numbersIn('zh-CN');

export const files: Texts['files'] = {
  message: '文件',
  dismiss: '关闭',
  drop: (kinds) => `松开以打开${anyOf(kinds)}。`,
};
