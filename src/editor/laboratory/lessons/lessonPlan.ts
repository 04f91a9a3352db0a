/** The lessons in the order in which they build on each other. */
export const LESSON_IDS = ['trees', 'tree-units', 'layers', 'door', 'fair-test', 'blame'] as const;
export type LessonId = (typeof LESSON_IDS)[number];

/** Parts of the page that a link can hide; those of the laboratory's tabs begin with `lab-`. */
export const PANEL_IDS = [
  ...(['history', 'scenes', 'layer', 'units', 'work', 'models'] as const),
  ...(['lab-effect', 'lab-probe', 'lab-units', 'lab-experiments', 'lab-lessons'] as const),
] as const;
export type PanelId = (typeof PANEL_IDS)[number];

/** What a lesson cannot be done without. */
export const NEEDED: Readonly<Record<LessonId, readonly PanelId[]>> = {
  trees: ['lab-effect', 'lab-units'],
  'tree-units': ['lab-effect', 'lab-units'],
  layers: ['layer', 'lab-effect', 'lab-units', 'lab-experiments'],
  door: ['lab-effect', 'lab-experiments'],
  'fair-test': ['lab-units', 'lab-experiments'],
  blame: ['lab-probe', 'lab-units'],
};
