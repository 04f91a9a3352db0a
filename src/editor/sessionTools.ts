import { isKnown } from '../model/brushSource.ts';
import type { Dissection } from '../model/dissection.ts';
import type { Manifest } from '../model/manifest.ts';
import type { SessionTools } from '../model/session/tools.ts';
import { mostUnits, type ToolSettings } from './settings.ts';
import { switchedOff, withSwitchedOff } from './unitSwitches.ts';

/** What a session keeps of the tools: the brush in the hand. */
export function toolsOf(settings: ToolSettings): SessionTools {
  const { concept, mode, layer, units, size, hardness, strength, rule, level } = settings;
  const without = [...switchedOff(settings)];
  return { concept, mode, layer, units, size, hardness, strength, rule, level, without };
}

/** The brush that lay in the hand, taken up again; as it is where the model has no such brush. */
export function takeUp(
  settings: ToolSettings,
  { without, ...tools }: SessionTools,
  { manifest, dissection }: { readonly manifest: Manifest; readonly dissection: Dissection },
): ToolSettings {
  const { concept, layer } = tools;
  const offered = dissection.brushes.some((brush) => brush.concept === concept && brush.works);
  if (!offered || !isKnown(dissection, concept, layer)) return settings;
  const units = Math.min(tools.units, mostUnits(manifest, layer));
  return withSwitchedOff({ ...settings, ...tools, units }, without);
}
