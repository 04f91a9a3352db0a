import type { Texts } from '../texts.ts';

export const page: Texts['page'] = {
  title: 'GANPaint',
  subtitle: '用神经网络的单元作画',
  language: '语言',
  languageUnknown: (asked) => `这里没有“${asked}”这种语言，页面以英文显示。`,
  languageMissing: (name) => `无法加载“${name}”。请检查网络连接，然后重新选择。`,
  laboratory: '实验室',
  laboratoryMissing: '无法下载实验室。请检查网络连接，然后重试。',
  offline: '此设备上保存的内容',
  offlineKept: (size) => `无需网络即可使用：此设备上已保存 ${size}。`,
  newVersion: '有新版本。',
  loadNewVersion: '加载',
};
