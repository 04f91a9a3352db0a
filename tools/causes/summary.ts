import type { Ablation, AblationFigure, Causes, Insertion } from '../../src/model/causes.ts';

/** What was found, for reading in a terminal. */
export function causesSummary({ judge, ablations, insertions, concepts }: Causes): string {
  const by = judge.independent ? 'an independent segmenter' : 'the choosing segmenter';
  return [
    `judged by ${by} (${judge.file})`,
    '',
    'share of the concept that goes when units are ablated everywhere [95 % interval]; of its kind; instead',
    ...ablations.flatMap((ablation) => ablationLines(ablation, concepts)),
    '',
    'rise of the concept inside a stroke, by what it is put on; (not) where it does not belong',
    ...insertions.map(insertionLine),
  ].join('\n');
}

function ablationLines({ concept, layer, kind, figures }: Ablation, concepts: string[]): string[] {
  return figures.map((figure, i) => {
    const { units, ranking, removed, kindRemoved } = figure;
    const name = i === 0 ? `${concept} (${kind}), layer ${layer}` : '';
    return (
      name.padEnd(30) +
      `${String(units).padStart(4)} ${ranking.padEnd(7)}${interval(removed)} ${interval(kindRemoved)}` +
      `  ${instead(figure, concept, concepts)}`
    );
  });
}

function instead({ became }: AblationFigure, concept: string, concepts: readonly string[]): string {
  return concepts
    .map((name, c) => ({ name, part: became[c] ?? 0 }))
    .filter(({ name, part }) => name !== concept && part > 0.05)
    .sort((a, b) => b.part - a.part)
    .slice(0, 3)
    .map(({ name, part }) => `${name} ${part.toFixed(2)}`)
    .join(', ');
}

function insertionLine({ concept, source, layer, units, how, contexts }: Insertion): string {
  const parts = contexts.map(({ on, fits, gain }) =>
    fits ? `${on} ${gain.value.toFixed(2)}` : `(${on} ${gain.value.toFixed(2)})`,
  );
  return `${concept.padEnd(9)} ${source.padEnd(5)} ${units} of layer ${layer}, ${how}: ${parts.join(', ')}`;
}

function interval({ value, low, high }: AblationFigure['removed']): string {
  return `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
