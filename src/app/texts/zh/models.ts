import { numbersIn } from '../numbers.ts';
import type { Texts } from '../texts.ts';

const { bytes, percent } = numbersIn('zh-CN');

export const models: Texts['models'] = {
  title: '模型',
  generatorFile: '生成器（.pth）',
  folderFile: '模型文件夹或其 ZIP',
  open: '打开生成器…',
  intro:
    '将已发布的渐进式 GAN 的文件（.pth）拖放到页面任意位置，或拖放含有清单和 ONNX 各级的文件夹（或 ZIP）。一切都保存在您的浏览器中，不会发送到任何地方。',
  reading: (share) => `正在读取文件，${percent(share)}`,
  converting: (done, total) => `正在转换第 ${done} 层，共 ${total} 层`,
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
