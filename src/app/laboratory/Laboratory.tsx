import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { Laboratory, type LaboratoryTab } from '../../editor/laboratory/laboratory.ts';
import type { LoadedModel } from '../../model/port.ts';
import { classroom } from '../classroom/classroom.ts';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { passFocus } from '../passFocus.ts';
import { useTexts } from '../TextsContext.tsx';
import { laboratoryPart } from '../texts/laboratory/laboratoryTexts.ts';
import { TextsProblem } from '../TextsProblem.tsx';
import { useFetchedTexts } from '../useFetchedTexts.ts';
import { EffectTab } from './EffectTab.tsx';
import { ExperimentsTab } from './experiments/ExperimentsTab.tsx';
import {
  LaboratoryContext,
  LaboratoryTextsContext,
  useLaboratory,
  useLaboratoryTexts,
  useView,
} from './LaboratoryContext.tsx';
import { startLessons } from './keepLessons.ts';
import { LessonCard } from './LessonCard.tsx';
import { LessonsTab } from './LessonsTab.tsx';
import { MeasuringLine } from './MeasuringLine.tsx';
import { listenToPresenter } from './presenterKeys.ts';
import { ProbeTab } from './ProbeTab.tsx';
import { SceneLooks } from './SceneLooks.tsx';
import { shownTab, shownTabs } from './tabs.ts';
import { UnitsTab } from './UnitsTab.tsx';
import './styles/instruments.css';
import './styles/units.css';
import './styles/charts.css';
import './styles/lessons.css';
import './styles/looks.css';
import './styles/placement.css';

type LaboratoryProps = {
  /** Lies over the picture and has its size. */
  readonly looks: HTMLElement;
  readonly onClose: () => void;
};

/** The laboratory beside or under the picture; it begins anew with each model. */
export function LaboratoryPanel(props: LaboratoryProps): ReactNode {
  const model = useEditorState((state) => state.model);
  const tab = useRef<LaboratoryTab>(null);
  const { page } = useTexts();
  const { texts, problem, retry } = useFetchedTexts(laboratoryPart);
  if (!model) return null;
  const missing = <TextsProblem problem={problem} retry={retry} />;
  if (!texts) {
    return (
      <section className="laboratory panel" aria-label={page.laboratory} aria-busy={!problem}>
        {missing}
      </section>
    );
  }
  // Another table of the same model is another laboratory, opened where the one before was.
  const { samples = 0, software = '' } = model.dissection?.method ?? {};
  const key = `${model.manifest.weights} ${software} ${samples}`;
  return (
    <LaboratoryTextsContext value={texts}>
      <ModelLaboratory key={key} model={model} tab={tab} missing={missing} {...props} />
    </LaboratoryTextsContext>
  );
}

function ModelLaboratory({
  model,
  looks,
  onClose,
  tab,
  missing,
}: LaboratoryProps & {
  readonly model: LoadedModel;
  /** What is told where the texts are not those of the page's language. */
  readonly missing: ReactNode;
  readonly tab: RefObject<LaboratoryTab | null>;
}): ReactNode {
  const editor = useEditor();
  const [laboratory] = useState(() => new Laboratory(editor, model.manifest, model.dissection));
  useEffect(() => laboratory.start(), [laboratory]);
  useEffect(() => {
    if (tab.current) laboratory.openTab(tab.current);
    return laboratory.view.subscribe((view) => {
      tab.current = view.tab;
    });
  }, [laboratory, tab]);
  useEffect(() => startLessons(laboratory), [laboratory]);
  useEffect(() => listenToPresenter(laboratory.lessons), [laboratory]);
  return (
    <LaboratoryContext value={laboratory}>
      <Bench onClose={onClose} missing={missing} />
      {createPortal(<SceneLooks />, looks)}
    </LaboratoryContext>
  );
}

type BenchProps = { readonly onClose: () => void; readonly missing: ReactNode };

function Bench({ onClose, missing }: BenchProps): ReactNode {
  const laboratory = useLaboratory();
  const texts = useLaboratoryTexts();
  const wanted = useView((view) => view.tab);
  const hidden = useStore(classroom, (state) => state.hidden);
  const tabs = shownTabs(hidden);
  const tab = shownTab(hidden, wanted);
  // What is measured, and what lies over the picture, is for the instrument in sight.
  useEffect(() => {
    if (tab && tab !== wanted) laboratory.openTab(tab);
  }, [laboratory, tab, wanted]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !tab) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab;
    laboratory.openTab(next);
    document.getElementById(`laboratory-tab-${next}`)?.focus();
  };
  return (
    <section className="laboratory panel" aria-labelledby="laboratory-title">
      <header className="laboratory-head">
        <h2 id="laboratory-title">{texts.title}</h2>
        <MeasuringLine />
        <button
          type="button"
          className="quiet"
          aria-label={texts.close}
          onClick={(event) => {
            passFocus(document.querySelector<HTMLElement>('.laboratory-button'), event);
            onClose();
          }}
        >
          ×
        </button>
      </header>
      {missing}
      <LessonCard listed={tab === 'lessons'} />
      {tab && (
        <>
          <div className="tabs" role="tablist" aria-label={texts.tablist} onKeyDown={onKeyDown}>
            {tabs.map((each) => (
              <button
                key={each}
                id={`laboratory-tab-${each}`}
                type="button"
                role="tab"
                aria-selected={each === tab}
                aria-controls="laboratory-sheet"
                tabIndex={each === tab ? 0 : -1}
                onClick={() => laboratory.openTab(each)}
              >
                {texts.tabs[each]}
              </button>
            ))}
          </div>
          <div
            id="laboratory-sheet"
            className="laboratory-sheet"
            role="tabpanel"
            aria-labelledby={`laboratory-tab-${tab}`}
            tabIndex={0}
          >
            {tab === 'effect' && <EffectTab />}
            {tab === 'probe' && <ProbeTab />}
            {tab === 'units' && <UnitsTab />}
            {tab === 'experiments' && <ExperimentsTab />}
            {tab === 'lessons' && <LessonsTab />}
          </div>
        </>
      )}
    </section>
  );
}
