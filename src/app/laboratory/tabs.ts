import type { LaboratoryTab } from '../../editor/laboratory/laboratory.ts';
import type { PanelId } from '../../editor/laboratory/lessons/lessonPlan.ts';

const TABS: readonly LaboratoryTab[] = ['effect', 'probe', 'units', 'experiments', 'lessons'];

/** The instruments that a class's link leaves in sight, in their order. */
export function shownTabs(hidden: ReadonlySet<PanelId>): readonly LaboratoryTab[] {
  return TABS.filter((each) => !hidden.has(`lab-${each}`));
}

/** The wanted instrument where it is in sight, else the first that is; undefined where none is. */
export function shownTab(
  hidden: ReadonlySet<PanelId>,
  wanted: LaboratoryTab,
): LaboratoryTab | undefined {
  const tabs = shownTabs(hidden);
  return tabs.includes(wanted) ? wanted : firstTab(hidden);
}

/** The instrument to begin with: one beside which one can paint, where there is one, as the probe takes the hand. */
export function firstTab(hidden: ReadonlySet<PanelId>): LaboratoryTab | undefined {
  const tabs = shownTabs(hidden);
  return tabs.find((tab) => tab !== 'probe') ?? tabs[0];
}
