import type { CheckpointFault } from '../../../model/checkpoint/refusal.ts';
import type { FolderFault } from '../../../model/folder/importFolder.ts';
import type { OnnxFault } from '../../../model/onnx/onnxFault.ts';
import type { LayoutFault } from '../../../model/proggan/layout.ts';
import { numbersIn } from '../numbers.ts';

const { bytes, number } = numbersIn('zh-CN');

export function checkpointProblem(file: string, fault: CheckpointFault): string {
  switch (fault.reason) {
    case 'not-pytorch':
      return `${file} 不是 PyTorch 文件：其开头为 ${fault.found}。请使用 torch.save 写出的文件，例如已发布的 .pth 文件。`;
    case 'other-kind':
      return `${file} 的内容是 ${fault.found}，而不是 state_dict。请用 torch.save 保存生成器的 state_dict() 后再打开。`;
    case 'truncated':
      return `${file} 在 ${fault.part} 中途结束。请重新下载或复制。`;
    case 'forbidden':
      return `${file} 要求执行 ${fault.what}；state_dict 中不应有此内容，本页面绝不执行。请只用 torch.save 保存生成器的 state_dict() 后再打开。`;
    case 'damaged':
      return `${file} 已损坏：${fault.detail}。请重新下载或复制。`;
    case 'too-large':
      return `拒绝打开 ${file}：${fault.what} 超过 ${fault.limit > 1e6 ? bytes(fault.limit) : number(fault.limit)}，远超生成器所需。`;
  }
}

export function layoutProblem(file: string, fault: LayoutFault): string {
  const wanted = '本页面可打开 CSAILVision/gandissect 发布的渐进式 GAN。';
  switch (fault.reason) {
    case 'other-network':
      return `${file} 是另一种网络（${fault.found.join('、') || '没有张量'}……）。${wanted}`;
    case 'tensor-missing':
      return `${file} 缺少张量 ${fault.key}。${wanted}`;
    case 'shape':
      return `${file} 中张量 ${fault.key} 的形状应为 ${fault.expected}，实为 ${fault.found}。${wanted}`;
    case 'tensor-unknown':
      return `${file} 含有已发布的生成器所没有的张量 ${fault.key}，图像会出错。${wanted}`;
    case 'layer-count':
      return `${file} 有 ${fault.found} 层；8 × 8 到 1024 × 1024 的生成器有 4、6……或 18 层。${wanted}`;
    case 'not-finite':
      return `${file} 中张量 ${fault.key} 含有非数值。请重新下载或复制。`;
  }
}

/** 文件为何未被当作模型文件夹。 */
export function folderProblem(fault: FolderFault): string {
  switch (fault.reason) {
    case 'no-manifest':
      return `模型文件夹应有 manifest.json，而收到的文件中没有（${fault.found.join('、') || '没有文件'}）。请一次拖入整个文件夹、其全部文件或其 ZIP。`;
    case 'missing':
      return `清单中列有 ${fault.file}，但它不在文件之中。请一次拖入文件夹的全部文件或其 ZIP。`;
    case 'differs':
      return `${fault.file} 不是清单所列的文件：应为 ${fault.expected}，实为 ${fault.found}。请重新导出模型，或重新复制全部文件。`;
    case 'weights':
      return '清单中的“weights”不是各阶段的哈希。请重新导出模型，使二者一致。';
    case 'id':
      return `模型的“id”应由小写字母、数字和连字符组成，而不是“${fault.found}”。请在 manifest.json 中改名。`;
  }
}

/** ONNX 文件为何未能切分成模型。 */
export function onnxProblem(file: string, fault: OnnxFault): string {
  switch (fault.reason) {
    case 'damaged':
      return `${file} 不是 ONNX 文件，或已损坏（${fault.detail}）。请重新导出。`;
    case 'external':
      return `${file} 把 ${fault.tensor} 存在另一个文件中。请把全部权重导出在内。`;
    case 'ports':
      return `生成器应有一个${fault.port === 'input' ? '输入' : '输出'}；${file} 有 ${fault.found.join('、') || '零个'}。请按一个导出。`;
    case 'type':
      return `${file} 的${fault.port === 'input' ? '输入' : '输出'}应为 float32，实为 ONNX 类型 ${fault.found}。请以 float32 导出；权重可在 Cast 之后为 float16。`;
    case 'shape':
      return `${file} 的 ${fault.tensor} 应为 ${fault.expected}，实为 ${fault.found}。`;
    case 'unknown':
      return `${file} 没有张量 ${fault.tensor}。它有的一些：${fault.known.join('、')}。`;
    case 'bypass':
      return `${file} 不能在 ${fault.tensor} 处切开：其后还需要 ${fault.also}。请在一切都经过同一张量之处切开。`;
    case 'subgraph':
      return `${file} 含有 ${fault.operator}，它自带子图，无法切开。请不带控制流导出。`;
    case 'run':
      return `${file} 无法在此运行：${fault.detail}。请使用标准算子（opset 17 或更低）并将全部权重包含在内重新导出。`;
    case 'uncut':
      return `${file} 中没有所有数据都经过的特征图，因此无处可切、无法绘画。请选用各层依次相接、没有旁路连接的生成器。`;
  }
}
