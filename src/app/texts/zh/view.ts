import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';

const { percent } = numbersIn('zh-CN');

export const view: Texts['view'] = {
  zoom: '缩放',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: (scale) => `当前比例 ${percent(scale)}，点击显示整幅图像`,
};
