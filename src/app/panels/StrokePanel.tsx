import { useId, type ReactNode } from 'react';
import { useStore } from 'zustand';
import {
  brushLayers,
  chooseLayer,
  mostUnits,
  SIZE_RANGE,
  type ToolSettings,
} from '../../editor/settings.ts';
import { tableOf } from '../../model/dissection.ts';
import { editableLayers } from '../../model/manifest.ts';
import { useShown } from '../classroom/classroom.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { useTexts } from '../TextsContext.tsx';
import { MorePanel } from './MorePanel.tsx';
import { Slider } from './Slider.tsx';
import { UnitCounts } from './UnitCounts.tsx';

/** Size and strength of the next stroke, and which layer and how many units it drives. */
export function StrokePanel(): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const settings = useEditorState((state) => state.settings);
  const model = useEditorState((state) => state.model);
  const manifest = model?.manifest;
  // A brush made by hand has its own layer and units.
  const own = useStore(editor.ownBrushes.store, ({ active }) => active !== null);
  const layerId = useId();
  const disabled = settings === null || !manifest;
  const [unitsShown, layerShown] = [useShown('units'), useShown('layer')];
  const restoring = settings?.mode === 'restore';
  const layers =
    !model || !settings
      ? []
      : own
        ? editableLayers(model.manifest)
        : brushLayers(model.manifest, tableOf(model), settings.concept);
  const change = (part: Partial<ToolSettings>): void =>
    editor.changeSettings((present) => ({ ...present, ...part }));
  return (
    <div className="panel stroke-settings">
      <Slider
        label={texts.tools.size}
        {...SIZE_RANGE}
        value={settings?.size ?? SIZE_RANGE.min}
        text={settings ? texts.percent(settings.size / 100) : ''}
        disabled={disabled}
        onChange={(size) => change({ size })}
      />
      <Slider
        label={texts.tools.strength}
        min={0}
        max={100}
        value={settings?.strength ?? 100}
        text={settings ? texts.percent(settings.strength / 100) : ''}
        disabled={disabled}
        onChange={(strength) => change({ strength })}
      />
      {unitsShown && (
        <>
          <Slider
            label={texts.tools.units}
            min={1}
            max={manifest && settings ? mostUnits(manifest, settings.layer) : 1}
            value={settings?.units ?? 1}
            text={settings ? texts.number(settings.units) : ''}
            disabled={disabled || restoring || own}
            onChange={(units) => change({ units })}
          />
          {!own && <UnitCounts />}
        </>
      )}
      {layerShown && (
        <div className="layer">
          <label htmlFor={layerId}>{texts.tools.layer}</label>
          <select
            id={layerId}
            value={settings?.layer ?? ''}
            disabled={disabled || restoring || own}
            onChange={(event) => {
              const layer = event.target.value;
              editor.changeSettings((present, painting) => chooseLayer(present, painting, layer));
            }}
          >
            {layers.map(({ id, height, width }) => (
              <option key={id} value={id}>
                {texts.tools.layerOption(id, height, width)}
              </option>
            ))}
          </select>
        </div>
      )}
      <MorePanel />
    </div>
  );
}
