/** The units of the present brush, and the switch of each. */
export const units = {
  title: (concept: string): string => `Units for ${concept}`,
  /** What drawing and erasing with them was measured to do. */
  effect: (gain: string, removed: string, spill: string): string =>
    `Measured together: drawing adds ${gain} of it inside the stroke and changes ${spill} beside it; erasing takes ${removed} away.`,
  unmeasured: 'Together they were not measured at this layer.',
  none: 'Restoring takes all strokes away, whatever their units.',
  unit: 'Unit',
  iou: 'IoU',
  lift: 'Lift',
  cause: 'Cause',
  level: 'Level',
  shuffled: (iou: string): string => `By chance this unit reaches an IoU of ${iou}`,
  switch: (unit: number, iou: string): string => `Unit ${unit}, IoU ${iou}`,
};
