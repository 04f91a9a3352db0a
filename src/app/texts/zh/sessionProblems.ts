import type { SessionProblem, SessionSource } from '../../../model/session/sessionProblem.ts';

/** What was expected, what came and what to do, where a painting is opened, kept or handed on. */
export function sessionProblem(found: SessionProblem): string {
  switch (found.code) {
    case 'session-damaged':
      return `${named(found.source)}无法作为画作读取：${found.detail}。${remedy(found.source)}`;
    case 'session-newer':
      return `${named(found.source)}由本应用的更高版本保存（格式 ${found.found}，当前最高可读 ${found.newest}）。请刷新页面以获得新版本，然后重新打开。`;
    case 'session-invalid':
      return `${named(found.source)}在“${found.path}”处无效：${found.detail}。${remedy(found.source)}`;
    case 'session-too-large':
      return `${named(found.source)}的内容超出了一幅画作的上限。${remedy(found.source)}`;
    case 'session-other-model':
      return `${named(found.source)}是用模型“${found.model}”画的，而当前打开的是“${found.open}”。请在地址中写入“?model=${found.model}”，然后重新打开。`;
    case 'session-other-weights':
      return `${named(found.source)}是用模型“${found.model}”的另一组权重画的，其中各单元的含义不同。请在使用原来权重的地方打开。`;
    case 'link-too-long':
      return `这幅画作的链接将有 ${found.length} 个字符，超出浏览器所能打开的长度。请存为文件后发送。`;
    case 'picture-without-session':
      return `${found.name} 中没有本应用的画作。请选择本应用保存的、未经改动的 PNG：许多服务会去掉像素以外的内容。`;
    case 'storage-full':
      return '此浏览器已没有空间保存您的画作。关闭页面之前画作仍在：请将其存为文件，或腾出空间后继续作画。';
    case 'storage-failed':
      return `此浏览器未能保存您的画作（${found.detail}）。关闭页面之前画作仍在：请将其存为文件。`;
    case 'file-not-written':
      return `无法写入文件（${found.detail}）。画作没有变化；请换一个位置再试。`;
    case 'file-not-read':
      return `无法读取 ${found.name}（${found.detail}）。请重新选择。`;
    case 'clipboard-refused':
      return found.what === 'link'
        ? '浏览器不允许将链接写入剪贴板。请从下方的输入框复制。'
        : '浏览器不允许将图像写入剪贴板。请为本页面授予权限，或使用“保存图像”。';
    case 'no-picture':
      return '还没有图像。请等待场景绘制完成后再试。';
  }
}

function named(source: SessionSource): string {
  switch (source.kind) {
    case 'file':
    case 'picture':
      return source.name;
    case 'link':
      return '该链接';
    case 'browser':
      return '此浏览器保存的画作';
  }
}

function remedy(source: SessionSource): string {
  switch (source.kind) {
    case 'file':
      return '请选择本应用保存的 .ganpaint 文件。';
    case 'picture':
      return '请选择本应用保存的 PNG。';
    case 'link':
      return '请重新复制完整的链接，直到最后一个字符。';
    case 'browser':
      return '它仍保留在原处；您可以继续作画。';
  }
}
