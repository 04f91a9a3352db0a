import type { Texts } from '../texts.ts';

const CHANGED = '它是用较早的画笔表制作的，部分笔画可能看起来不同。';

export const work: Texts['work'] = {
  menu: '打开、保存、分享',
  painting: '画作',
  open: '打开…',
  save: '存为文件',
  copyLink: '复制链接',
  picture: '图像',
  copyImage: '复制图像',
  saveLarge: (side) => `保存大图，${side} × ${side}`,
  saveBeforeAfter: '保存前后对比',
  saveReplay: '保存绘制过程（GIF）',
  inside: '在保存的图像中附带画作',
  insideHint: '这样的图像可以重新打开画作。',
  withControl: (key) => `Ctrl+${key}`,
  kept: (kind) =>
    ({
      nothing: '您画的内容会保存在此浏览器中。',
      waiting: '正在保存到此浏览器…',
      kept: '已保存在此浏览器中。',
      failed: '未能保存在此浏览器中：请存为文件。',
    })[kind],
  message: '画作',
  messages: (told) => {
    switch (told.kind) {
      case 'restored':
        return `上次的画作已恢复，共 ${told.strokes} 笔。`;
      case 'earlier':
        return told.opened === 'link'
          ? `已打开链接中的画作。${told.changed ? CHANGED : ''}您自己的画作（${told.work.strokes} 笔）仍然保留。`
          : `您上次的画作（${told.work.strokes} 笔）仍然保留。`;
      case 'opened':
        return (
          (told.name === null ? '画作已打开。' : `${told.name} 已打开。`) +
          (told.changed ? CHANGED : '')
        );
      case 'saved':
        return `${told.name} 已保存。`;
      case 'copied-image':
        return '图像已复制到剪贴板。';
      case 'copied-link':
        return told.long
          ? `链接已复制到剪贴板。它有 ${told.length} 个字符，有些程序会截断这样的链接。用文件更稳妥，且保留笔画的每一个点。`
          : `链接已复制到剪贴板（${told.length} 个字符）。打开后图像相同，笔画的点较少；文件保留全部的点。`;
      case 'link':
        return '浏览器不允许将链接写入剪贴板。请从这里复制。';
    }
  },
  link: '链接',
  startFresh: '重新开始',
  openEarlier: '打开',
  dismiss: '关闭',
  replaying: '正在绘制过程动画',
  stop: '停止',
  before: '之前',
  after: (count) => `${count} 笔之后`,
  file: '保存的画作（.ganpaint 或 .png）',
};
