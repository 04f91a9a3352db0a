import type { Problem, WebgpuGap } from '../../../model/problem.ts';
import { numbersIn } from '../numbers.ts';
import { fileName } from '../parts.ts';
import { checkpointProblem, folderProblem, layoutProblem, onnxProblem } from './checkpoints.ts';
import { sessionProblem } from './sessionProblems.ts';

export function problem(found: Problem): string {
  switch (found.code) {
    case 'file-missing':
      return `服务器上没有 ${fileName(found.url)}（返回 ${found.status}）。请按构建时的样子放回模型文件夹，然后重试。`;
    case 'network':
      return `无法获取 ${fileName(found.url)}。请检查网络连接，然后重试。`;
    case 'file-corrupt':
      return `${fileName(found.url)} 与模型清单中登记的文件不符：应为 ${found.expected}，实为 ${found.actual}。请重试；如果仍然如此，请按构建时的样子放回模型文件夹。`;
    case 'not-json':
      return `${fileName(found.url)} 应为 JSON，但并不是。服务器可能用网页来应答缺失的文件：请检查模型的地址。`;
    case 'format-newer':
      return `${fileName(found.url)} 的格式版本为 ${found.found}，而本应用最高支持版本 ${found.newest}。请重新加载页面以获取新版应用，或使用较旧的模型。`;
    case 'format-invalid':
      return `${fileName(found.url)} 在“${found.path}”处无效：${found.detail}。请重新导出模型。`;
    case 'table-of-other-weights':
      return `${fileName(found.url)} 是为另一组权重计算的，与此模型不符。请用“npm run dissect”重新计算。`;
    case 'model-unknown':
      return `这里没有名为“${found.id}”的模型。请检查地址中的“model=”，或打开村庄模型。`;
    case 'file-kind-unknown':
      return `本页面无法打开 ${found.name} 这类文件。可打开的类型：${numbersIn('zh-CN').anyOf(found.known)}。`;
    case 'checkpoint':
      return checkpointProblem(found.file, found.fault);
    case 'checkpoint-layout':
      return layoutProblem(found.file, found.fault);
    case 'model-files':
      return folderProblem(found.fault);
    case 'onnx':
      return onnxProblem(found.file, found.fault);
    case 'storage-missing':
      return `此浏览器不为本页面保存文件（${found.detail}），某些隐私窗口即是如此。请使用普通窗口，或在提供本页面的计算机上运行“npm run import”。`;
    case 'import-failed':
      return `无法转换此文件（${found.detail}）。请重试。`;
    case 'scene-invalid':
      return `地址中的“scene=”应为 0 到 4294967295 之间的整数，而不是“${found.value}”。请更正，或打开村庄模型。`;
    case 'scene-beyond':
      return `${found.title} 只有场景 0 到 ${found.last}，没有场景 ${found.scene}：它的随机数只能从头依次生成。请在此范围内选择编号。`;
    case 'backend-invalid':
      return `地址中的“backend=”应为 auto、webgpu 或 wasm，而不是“${found.value}”。请更正，或打开村庄模型。`;
    case 'address-invalid':
      return `地址中的“${found.parameter}=”应为 ${numbersIn('zh-CN').anyOf(found.known)}，而不是“${found.value}”。请更正，或打开村庄。`;
    case 'no-segmenter':
      return `“${found.model}”没有分割器，因此无法测量图中有什么。请打开村庄模型，或在模型文件夹中加入分割器。`;
    case 'webgpu-missing':
      return `要求使用 WebGPU，但${webgpuGap(found)}。请改用 WASM，或在支持 WebGPU 的浏览器中通过 HTTPS 打开页面。`;
    case 'wasm-missing':
      return `本应用需要 WebAssembly，而此浏览器已将其关闭（${found.detail}）。请将其打开，或换用其他浏览器。`;
    case 'parity':
      return `${found.backend} 在此设备上渲染的图像有误（偏差 ${found.difference.toPrecision(2)}）。请改用另一种后端，或更新显卡驱动程序后重试。`;
    case 'stage-failed':
      return `网络在 ${found.stage} 处停止：${found.detail}。您的笔画都已保留，请重试。`;
    case 'worker-crashed':
      return `运行网络的部分已崩溃（${found.detail}）。您的笔画都已保留，请重试。`;
    case 'worker-silent':
      return `运行网络的部分已有 ${found.seconds} 秒没有响应。您的笔画都已保留，请重试。`;
    default:
      return sessionProblem(found);
  }
}

/** Why there is no WebGPU, as the end of a sentence. */
export function webgpuGap({ reason, detail }: WebgpuGap): string {
  switch (reason) {
    case 'not-offered':
      return '此浏览器在这里不提供 WebGPU';
    case 'no-adapter':
      return '没有可用的图形适配器';
    case 'software-only':
      return '只有软件模拟的适配器';
    case 'refused':
      return `适配器未能提供设备（${detail}）`;
    case 'lost':
      return `图形设备一再丢失（${detail}）`;
  }
}
