import { numbersIn } from '../numbers.ts';
import { tenths } from '../parts.ts';
import type { Texts } from '../texts.ts';

const { percent } = numbersIn('zh-CN');

export const engine: Texts['engine'] = {
  label: '引擎',
  loadStep: ({ step, done, total }) => {
    switch (step) {
      case 'download':
        return `正在下载网络，${percent(tenths(done, total))}`;
      case 'compile':
        return `正在准备第 ${done + 1} 级，共 ${total} 级`;
      case 'warm-up':
        return '正在渲染第一个场景';
    }
  },
  ready: (status) =>
    status.backend === 'webgpu' ? '已就绪（WebGPU）' : `已就绪（WASM，${status.threads} 个线程）`,
  noWebgpu: (reason) => `未使用 WebGPU：${reason}`,
  recovering: '图形设备已丢失，正在重新启动；您的笔画都已保留。',
  tryAgain: '重试',
  useWasm: '改用 WASM',
  openFirst: '打开它的第一个场景',
  openDefault: '打开村庄模型',
};
