import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';

const { bytes, percent } = numbersIn('zh-CN');

export const models: Texts['models'] = {
  title: '模型',
  generatorFile: '生成器（.pth）',
  onnxFile: 'ONNX 生成器（.onnx）',
  folderFile: '模型文件夹或其 ZIP',
  open: '打开生成器…',
  intro:
    '将已发布的渐进式 GAN 的文件（.pth）拖放到页面任意位置，也可拖放单个 ONNX 生成器，或含有清单和 ONNX 各级的文件夹（或 ZIP）。一切都保存在您的浏览器中，不会发送到任何地方。',
  reading: (share) => `正在读取文件，${percent(share)}`,
  converting: (done, total) => `正在转换第 ${done} 层，共 ${total} 层`,
  looking: '正在运行一次网络以查看各层',
  cut: {
    title: (file) => `在何处切开 ${file}`,
    hint: '每个勾选的张量都会成为可以绘画的一层。每种尺寸的最后一个激活已预先勾选。',
    tensors: '所有数据都经过的张量',
    shape: (units, height, width) => `${units} 个单元，${height} × ${width}`,
    latent: '训练时使用的潜变量',
    latentHint: '文件中没有说明。如果图像不对，请用另一种分布重新导入。',
    distributions: {
      normal: '标准正态',
      sphere: '正态，缩放到长度 √维数',
    },
    confirm: '切开并打开',
    none: '请至少勾选一个张量。',
  },
  cancel: '取消',
  close: '关闭',
  shown: '当前显示',
  builtIn: '随页面提供',
  stored: (size, resolution) =>
    resolution > 0 ? `${resolution} × ${resolution}，${bytes(size)}` : bytes(size),
  paint: (title) => `用${title}绘画`,
  paintShort: '绘画',
  remove: (title) => `删除${title}`,
  removeShort: '删除',
  removeReally: (title) => `确定删除${title}`,
  removeReallyShort: '确定删除',
  total: (size) => `此浏览器中共保存 ${bytes(size)}。`,
  heldShort: '仅在内存中',
  held: (reason) =>
    reason === 'missing'
      ? '此浏览器不为本页面保存文件，因此导入的模型仅保存在内存中，关闭或重新加载页面后即消失。'
      : '浏览器已没有空间存放导入的模型，因此它仅保存在内存中，关闭或重新加载页面后即消失。请删除一些模型后重新导入。',
  slow: '此处渲染一帧较慢，指针停下后图像才会更新',
};
