import { fill } from '../fill.ts';
import type { Numbers } from '../numbers.ts';
import type { LaboratoryData } from './laboratoryTexts.ts';

/** The texts of the laboratory's experiments. */
export function experimentTexts(data: LaboratoryData['experiments'], { number, counted }: Numbers) {
  const { ablation, context, compare, dissection, layers } = data;
  return {
    ...data,
    run: (title: string) => fill(data.run, { title }),
    ablation: {
      ...ablation,
      chart: (concept: string, layer: string, scenes: number) =>
        counted(ablation.chart, scenes, { concept, layer }),
    },
    context: {
      ...context,
      chart: (concept: string, strokes: number) => counted(context.chart, strokes, { concept }),
    },
    compare: {
      ...compare,
      what: (perAblation: number) => fill(compare.what, { perAblation: number(perAblation) }),
      common: (common: string, others: string) =>
        common === '' ? compare.common.none : fill(compare.common.some, { common, others }),
      noCurveOf: (model: string, concept: string) => fill(compare.noCurveOf, { model, concept }),
      noCurve: (concept: string) => fill(compare.noCurve, { concept }),
      chart: (concept: string, scenes: string) => fill(compare.chart, { concept, scenes }),
    },
    dissection: {
      ...dissection,
      speed: (perSecond: string) => fill(dissection.speed, { perSecond }),
      tableAs: (kind: string) => fill(dissection.tableAs, { kind }),
      inUse: (samples: number) => fill(dissection.inUse, { count: number(samples) }),
    },
    layers: {
      ...layers,
      chart: (samples: number) => fill(layers.chart, { count: number(samples) }),
    },
  };
}
