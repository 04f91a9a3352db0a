import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { paintedShare } from '../../editor/teaching/regions.ts';
import { Teaching } from '../../editor/teaching/teaching.ts';
import type { Manifest } from '../../model/manifest.ts';
import { namingScene } from '../../model/scene.ts';
import { useEditor } from '../EditorContext.tsx';
import { Slider } from '../panels/Slider.tsx';
import { randomScene } from '../randomScene.ts';
import { Sheet } from '../Sheet.tsx';
import { useTexts } from '../TextsContext.tsx';
import { teachingPart, type TeachingTexts } from '../texts/teaching/teachingTexts.ts';
import { TextsProblem } from '../TextsProblem.tsx';
import { useFetchedTexts } from '../useFetchedTexts.ts';
import { RegionCanvas } from './RegionCanvas.tsx';
import { TaughtUnits } from './TaughtUnits.tsx';
import './teaching.css';

type TeachSheetProps = { readonly manifest: Manifest; readonly onClose: () => void };

const SIZES = { min: 1, max: 40 } as const;
const START_SIZE = 8;

/** Teaches a brush: name it, mark it on a few scenes, look at the units, make the brush. */
export function TeachSheet(props: TeachSheetProps): ReactNode {
  const { tools, work } = useTexts();
  const { texts, problem, retry } = useFetchedTexts(teachingPart);
  const dialog = useRef<HTMLDialogElement>(null);
  if (texts) return <Teacher words={texts} {...props} />;
  return (
    problem && (
      <Sheet dialog={dialog} title={tools.teach} close={work.dismiss} onClose={props.onClose}>
        <TextsProblem problem={problem} retry={retry} />
      </Sheet>
    )
  );
}

function Teacher({
  manifest,
  words,
  onClose,
}: TeachSheetProps & { readonly words: TeachingTexts }): ReactNode {
  const editor = useEditor();
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const nameId = useId();
  const [teaching] = useState(() => {
    const { scene } = editor.store.getState().history.document;
    return new Teaching(editor, manifest, namingScene(scene));
  });
  const [name, setName] = useState('');
  const [size, setSize] = useState(START_SIZE);
  const [erasing, setErasing] = useState(false);
  const state = useStore(teaching.store);
  const { phase, regions, scene, problem } = state;

  useEffect(() => {
    teaching.show(teaching.store.getState().scene);
    return () => teaching.close();
  }, [teaching]);

  const known = [...new Set([...manifest.curated, ...regions.keys(), scene])];
  const go = (step: number): void =>
    teaching.show(known[(known.indexOf(scene) + step + known.length) % known.length] ?? scene);
  const working = phase === 'ranking' || phase === 'improving';
  return (
    <Sheet
      dialog={dialog}
      className="teach-sheet"
      title={words.title}
      close={words.close}
      closesBeside={false}
      onClose={onClose}
    >
      <div className="teach-body">
        <div className="teach-picture">
          <RegionCanvas
            teaching={teaching}
            label={words.picture(scene)}
            size={size}
            erasing={erasing}
          />
          <div className="teach-scenes">
            <button type="button" onClick={() => go(-1)}>
              {words.before}
            </button>
            <span>{texts.scene.number(scene)}</span>
            <button type="button" onClick={() => teaching.show(randomScene(manifest))}>
              {words.any}
            </button>
            <button type="button" onClick={() => go(1)}>
              {words.next}
            </button>
          </div>
        </div>
        <form
          className="teach-side"
          onSubmit={(event) => {
            event.preventDefault();
            if (phase !== 'ranked') return;
            const unnamed = editor.ownBrushes.freeName(words.unnamed, manifest.weights);
            teaching.makeBrush(name.trim() || unnamed);
            dialog.current?.close();
          }}
        >
          <p className="hint">{words.intro}</p>
          <div className="field">
            <label htmlFor={nameId}>{words.name}</label>
            <input
              id={nameId}
              type="text"
              maxLength={40}
              value={name}
              placeholder={words.example}
              onChange={({ target }) => setName(target.value)}
            />
          </div>
          <div className="teach-tools" role="radiogroup" aria-label={words.tool}>
            {[false, true].map((each) => (
              <label key={String(each)}>
                <input
                  type="radio"
                  name="region-tool"
                  checked={erasing === each}
                  onChange={() => setErasing(each)}
                />
                {each ? words.erase : words.mark}
              </label>
            ))}
          </div>
          <Slider
            label={texts.tools.size}
            {...SIZES}
            value={size}
            text={texts.percent(size / 100)}
            disabled={false}
            onChange={setSize}
          />
          <ul className="teach-examples" aria-label={words.examples}>
            {[...regions].map(([each, region]) => (
              <li key={each}>
                <button
                  type="button"
                  aria-pressed={each === scene}
                  onClick={() => teaching.show(each)}
                >
                  {words.marked(each, texts.percent(paintedShare(region), 1))}
                </button>
              </li>
            ))}
          </ul>
          {(phase === 'painting' || phase === 'ranking') && (
            <button
              type="button"
              className="primary"
              disabled={regions.size === 0 || working}
              onClick={() => void teaching.rank()}
            >
              {words.rank}
            </button>
          )}
          <TaughtUnits teaching={teaching} words={words} />
          <p role="status" className="hint" aria-label={words.status}>
            {problem !== null
              ? problem === 'unknown'
                ? words.unknown
                : texts.problem(problem)
              : words.phase(phase, regions.size)}
            {state.improved && ` ${words.improved(texts.percent(state.improved.gain))}`}
          </p>
          {phase === 'improving' && (
            <progress max={1} value={state.done} aria-label={words.improve} />
          )}
          <div className="buttons">
            {working && (
              <button type="button" onClick={() => teaching.stop()}>
                {words.stop}
              </button>
            )}
            {phase === 'ranked' && manifest.segmenter && (
              <button
                type="button"
                title={words.improveHint}
                onClick={() => void teaching.improve()}
              >
                {words.improve}
              </button>
            )}
            {phase === 'ranked' && state.improved && (
              <button type="button" onClick={() => teaching.forgetImproved()}>
                {words.forget}
              </button>
            )}
            {phase === 'ranked' && (
              <button type="submit" className="primary">
                {words.make}
              </button>
            )}
          </div>
        </form>
      </div>
    </Sheet>
  );
}
