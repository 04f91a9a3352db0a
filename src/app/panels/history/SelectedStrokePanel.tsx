import type { ReactNode } from 'react';
import { paletteOf } from '../../../editor/palette.ts';
import { brushLayers, mostUnits, SIZE_RANGE } from '../../../editor/settings.ts';
import {
  withConcept,
  withLayer,
  withLevel,
  withMode,
  withUnits,
} from '../../../editor/strokeChanges.ts';
import { isKnown, strokeSource } from '../../../model/brushSource.ts';
import { tableOf, type Dissection } from '../../../model/dissection.ts';
import type { LoadedModel } from '../../../model/port.ts';
import type { Stroke, StrokeMode } from '../../../model/stroke.ts';
import { useEditor, useEditorState } from '../../EditorContext.tsx';
import { passFocus } from '../../passFocus.ts';
import { useTexts } from '../../TextsContext.tsx';
import { Choice } from '../Choice.tsx';
import { Icon } from '../Icon.tsx';
import { levelChoices } from '../levelChoices.ts';
import { Slider } from '../Slider.tsx';
import { strokeButtonOrTitle } from './focusStroke.ts';

const MODES: readonly StrokeMode[] = ['draw', 'erase', 'restore'];

type SelectedStrokePanelProps = {
  readonly stroke: Stroke;
  /** Place in the order in which the strokes act, from 0. */
  readonly place: number;
  readonly last: number;
  readonly model: LoadedModel & { readonly dissection: Dissection };
};

/** All that can be changed on a stroke that lies on the scene; the picture follows at once. */
function SelectedStrokePanel(props: SelectedStrokePanelProps): ReactNode {
  const { stroke, place, last } = props;
  const texts = useTexts();
  const words = texts.history;
  const { strokes: edits } = useEditor();
  return (
    <section className="panel stroke-settings selected-stroke" aria-labelledby="selected-title">
      <header>
        <h2 id="selected-title">{words.selected(place + 1)}</h2>
        <button
          type="button"
          className="small"
          disabled={place === last}
          aria-label={words.later}
          title={words.later}
          onClick={() => edits.move(stroke.id, place + 1)}
        >
          <Icon of="up" />
        </button>
        <button
          type="button"
          className="small"
          disabled={place === 0}
          aria-label={words.earlierPlace}
          title={words.earlierPlace}
          onClick={() => edits.move(stroke.id, place - 1)}
        >
          <Icon of="down" />
        </button>
        <button
          type="button"
          className="small"
          aria-label={words.deselect}
          title={words.deselect}
          onClick={(event) => {
            passFocus(strokeButtonOrTitle(stroke.id), event);
            edits.select(null);
            // The focus points at the stroke, which is left.
            edits.point(null);
          }}
        >
          <Icon of="close" />
        </button>
      </header>
      <StrokeControls {...props} />
    </section>
  );
}

function StrokeControls({ stroke, model }: SelectedStrokePanelProps): ReactNode {
  const texts = useTexts();
  const { strokes: edits } = useEditor();
  const { manifest, dissection } = model;
  const { id, mode, concept, layer } = stroke;
  const restoring = mode === 'restore';
  const source = strokeSource(stroke, dissection);
  const change = (next: (stroke: Stroke) => Stroke): void => edits.change(id, next);
  const drag = { onBegin: () => edits.beginChange(), onEnd: () => edits.endChange() };
  const size = Math.round(stroke.radius * 200);
  const strength = Math.round(stroke.strength * 100);
  const concepts = paletteOf(dissection).map((brush) => brush.concept);
  const all = concepts.includes(concept) ? concepts : [concept, ...concepts];
  return (
    <>
      <Choice
        label={texts.history.brush}
        value={concept}
        options={all.map((value) => ({ value, text: texts.concept(value) }))}
        disabled={restoring}
        onChange={(value) => change((from) => withConcept(from, dissection, value))}
      />
      <Choice
        label={texts.history.mode}
        value={mode}
        options={MODES.map((value) => ({ value, text: texts.tools.modes[value] }))}
        disabled={!isKnown(dissection, concept, layer)}
        onChange={(value) => change((from) => withMode(from, dissection, value))}
      />
      <Slider
        label={texts.tools.size}
        {...SIZE_RANGE}
        value={size}
        text={texts.percent(size / 100)}
        disabled={false}
        onChange={(value) => change((from) => ({ ...from, radius: value / 200 }))}
        {...drag}
      />
      <Slider
        label={texts.tools.strength}
        min={0}
        max={100}
        value={strength}
        text={texts.percent(strength / 100)}
        disabled={false}
        onChange={(value) => change((from) => ({ ...from, strength: value / 100 }))}
        {...drag}
      />
      <Slider
        label={texts.tools.hardness}
        min={0}
        max={100}
        value={Math.round(stroke.hardness * 100)}
        text={texts.percent(stroke.hardness)}
        disabled={false}
        onChange={(value) => change((from) => ({ ...from, hardness: value / 100 }))}
        {...drag}
      />
      <Slider
        label={texts.tools.units}
        min={1}
        max={Math.max(mostUnits(manifest, layer), source?.count ?? 1)}
        value={source?.count ?? 1}
        text={texts.number(stroke.setting.units.length)}
        disabled={!source}
        onChange={(value) => change((from) => withUnits(from, dissection, value))}
        {...drag}
      />
      <Choice
        label={texts.tools.layer}
        value={layer}
        options={brushLayers(manifest, dissection, concept).map(({ id: value, height, width }) => ({
          value,
          text: texts.tools.layerOption(value, height, width),
        }))}
        disabled={!source}
        onChange={(value) => change((from) => withLayer(from, dissection, value))}
      />
      <Choice
        label={texts.tools.level}
        value={source?.level ?? 'measured'}
        options={levelChoices(texts, dissection, concept, layer)}
        disabled={mode !== 'draw' || !source}
        onChange={(value) => change((from) => withLevel(from, dissection, value))}
      />
    </>
  );
}

/** The panel of the selected stroke, if one is selected and still there; else what stands in its place. */
export function SelectedStroke({ otherwise }: { readonly otherwise: ReactNode }): ReactNode {
  const selected = useEditorState((state) => state.selected);
  const strokes = useEditorState(({ history }) => history.document.strokes);
  const model = useEditorState((state) => state.model);
  const place = selected === null ? -1 : strokes.findIndex(({ id }) => id === selected);
  const stroke = strokes[place];
  if (!stroke || !model) return otherwise;
  return (
    <SelectedStrokePanel
      stroke={stroke}
      place={place}
      last={strokes.length - 1}
      model={{ manifest: model.manifest, dissection: tableOf(model) }}
    />
  );
}
