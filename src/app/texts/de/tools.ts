import type { Texts } from '../texts.ts';

export const tools: Texts['tools'] = {
  brush: 'Pinsel',
  noBrushes:
    'Dieses Modell hat keine Dissektionstabelle oder keinen Pinsel, der in der Messung wirkt. Lehren Sie es einen, indem Sie Beispiele markieren.',
  mode: 'Modus',
  modes: { draw: 'Zeichnen', erase: 'Radieren', restore: 'Freilegen' },
  modeHints: {
    draw: 'schaltet Einheiten ein',
    erase: 'schaltet Einheiten aus',
    restore: 'nimmt Striche weg',
  },
  size: 'Größe',
  strength: 'Stärke',
  hardness: 'Härte',
  units: 'Einheiten',
  published: 'Wie veröffentlicht',
  publishedCount: (place: number, units: number): string =>
    `${['wenig', 'mittel', 'viel'][place] ?? ''} ${units}`.trim(),
  layer: 'Schicht',
  layerOption: (id, height, width) =>
    id === String(height) ? `${height} × ${width}` : `${id}, ${height} × ${width}`,
  teach: 'Pinsel lehren …',
  forgetBrush: (name) => `Pinsel „${name}“ vergessen`,
  more: 'Mehr',
  level: 'Pegel',
  levels: {
    'mean-given': 'Mittel, wo es ist',
    q90: '0,90-Quantil',
    q99: '0,99-Quantil',
    learned: 'gelernt',
    q995: '0,995-Quantil',
  },
  levelMeasured: (level) => `bester: ${level}`,
  levelUnmeasured: (level) => `wie üblich: ${level}`,
  reach: 'Reichweite',
  reachRules: {
    touch: 'jede berührte Zelle',
    cover: 'nach bedecktem Anteil',
    pool: 'wie veröffentlicht: Max-Pooling',
  },
};
