import { describe, expect, it } from 'vitest';
import { PANEL_IDS } from '../../editor/laboratory/lessons/lessonPlan.ts';
import { shownTab, shownTabs } from './tabs.ts';

describe('the instrument that is shown', () => {
  it('is the wanted one where it is in sight', () => {
    expect(shownTab(new Set(), 'units')).toBe('units');
    expect(shownTab(new Set(['lab-effect']), 'units')).toBe('units');
  });

  it('is the first that lets one paint where the wanted one is hidden', () => {
    expect(shownTab(new Set(['lab-effect']), 'effect')).toBe('units');
    const others = ['lab-effect', 'lab-units', 'lab-experiments', 'lab-lessons'] as const;
    expect(shownTab(new Set(others), 'effect')).toBe('probe');
    expect(shownTab(new Set(['lab-units']), 'units')).toBe('effect');
  });

  it('is none where all are hidden', () => {
    expect(shownTabs(new Set(PANEL_IDS))).toEqual([]);
    expect(shownTab(new Set(PANEL_IDS), 'effect')).toBeUndefined();
  });
});
