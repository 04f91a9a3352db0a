import { useId, useState, type ReactNode } from 'react';
import type { SettingPlace } from '../../editor/unitEdits.ts';
import { topLevel } from '../../model/laboratory/units.ts';
import { radiusOf } from '../../editor/settings.ts';
import { useEditorState } from '../EditorContext.tsx';
import { Slider } from '../panels/Slider.tsx';
import { useTexts } from '../TextsContext.tsx';
import { useLaboratory, useLaboratoryTexts, useView } from './LaboratoryContext.tsx';
import type { UnitProps } from './UnitSheet.tsx';

/** Levels go to this multiple of the unit's 0.99 quantile. */
const REACH = 2;

/** Sets the unit: everywhere by a slider, in a place, off, or alone. */
export function UnitLevel({ layer, unit }: UnitProps): ReactNode {
  const { editor } = useLaboratory();
  const { unit: words } = useLaboratoryTexts();
  const { number } = useTexts();
  const document = useEditorState(({ history }) => history.document);
  const [local, setLocal] = useState(topLevel(layer, unit));
  const level = editor.units.level(document, layer.layer, unit);
  const solo = editor.units.isSolo(document, layer.layer, unit);
  const most = Math.max(topLevel(layer, unit) * REACH, 0.01);
  return (
    <section className="unit-level">
      <Slider
        label={words.level}
        min={0}
        max={most}
        step={most / 200}
        value={level ?? local}
        text={level === null ? words.levelFree : number(level, 2)}
        disabled={false}
        onChange={(value) => {
          setLocal(value);
          editor.units.set(layer.layer, unit, value);
        }}
        onBegin={() => editor.units.begin()}
        onEnd={() => editor.units.end()}
      />
      <div className="buttons">
        <button
          type="button"
          aria-pressed={level === 0}
          onClick={() =>
            level === 0
              ? editor.units.release(layer.layer, unit)
              : editor.units.set(layer.layer, unit, 0)
          }
        >
          {words.mute}
        </button>
        <button
          type="button"
          aria-pressed={solo}
          onClick={() => editor.units.solo(layer.layer, unit, layer.units, !solo)}
        >
          {words.solo}
        </button>
        <button
          type="button"
          disabled={level === null}
          onClick={() => editor.units.release(layer.layer, unit)}
        >
          {words.release}
        </button>
      </div>
      <PlaceButtons
        title={words.place(number(level ?? local, 2))}
        onChoose={(place) => editor.units.setIn(layer.layer, unit, level ?? local, place)}
      />
      <PlaceButtons
        title={words.offPlace}
        onChoose={(place) => editor.units.setIn(layer.layer, unit, 0, place)}
      />
      <p className="hint">{words.step}</p>
    </section>
  );
}

/** One button for each place in which a unit can be set. */
function PlaceButtons({
  title,
  onChoose,
}: {
  readonly title: string;
  readonly onChoose: (place: SettingPlace) => void;
}): ReactNode {
  const { unit: words } = useLaboratoryTexts();
  const places = useSettingPlaces();
  const id = useId();
  return (
    <>
      <p id={id} className="field-title">
        {title}
      </p>
      <div className="buttons" role="group" aria-labelledby={id}>
        {(['last', 'probe'] as const).map((name) => (
          <button
            key={name}
            type="button"
            disabled={places[name] === null}
            onClick={() => {
              const place = places[name];
              if (place) onChoose(place);
            }}
          >
            {words.places[name]}
          </button>
        ))}
      </div>
    </>
  );
}

/** The places in which a unit can be set, as far as there are any. */
function useSettingPlaces(): Record<'last' | 'probe', SettingPlace | null> {
  const strokes = useEditorState(({ history }) => history.document.strokes);
  const settings = useEditorState((state) => state.settings);
  const place = useView((view) => view.place);
  // Strokes that set a unit everywhere go nowhere in particular.
  const last = strokes.findLast(({ radius }) => radius < 1) ?? null;
  return {
    last,
    probe: place && settings ? { radius: radiusOf(settings), points: [place] } : null,
  };
}
