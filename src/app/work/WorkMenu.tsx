import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useEditor, useEditorState } from '../EditorContext.tsx';
import { registerFileKind } from '../fileKinds.ts';
import { fetchedPart } from '../parts/fetchedPart.ts';
import { PartMissingSheet } from '../parts/PartMissing.tsx';
import { useFetchedPart } from '../parts/useFetchedPart.ts';
import { useTexts } from '../TextsContext.tsx';
import { copyImage, copyLink } from './clipboard.ts';
import { keepsInside, setKeepsInside } from './insideChoice.ts';
import { chooseFile, paintingKind } from './openFile.ts';
import { LARGE, saveBeforeAfter, saveImage } from './savePictures.ts';
import { saveSession } from './saveSession.ts';
import { useWork, useWorkState } from './WorkContext.ts';

/** Room between the menu and its button, and between the menu and the window's edge, in CSS pixels. */
const GAP = 6;
const NARROWEST = 280;

const replayPart = fetchedPart(
  () => import('./replay/saveReplay.ts'),
  ({ saveReplay }) => saveReplay,
);

/**
 * Opening, saving and handing on: a button and the sheet that it opens. The browser closes the sheet on
 * Escape and on a click beside it, and gives the focus back.
 */
export function WorkMenu(): ReactNode {
  const { work: texts } = useTexts();
  const editor = useEditor();
  const work = useWork();
  const { failures, fetch, forget } = useFetchedPart(replayPart);
  const saveReplay = async (): Promise<void> => {
    const save = await fetch();
    await save?.(work, editor);
  };
  useEffect(() => registerFileKind(paintingKind(work)), [work]);
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!open || !button.current || !sheet.current) return;
    place(sheet.current, button.current);
    sheet.current.querySelector('button')?.focus();
  }, [open]);
  return (
    <>
      <button ref={button} type="button" className="work-button" popoverTarget={id}>
        {texts.menu}
      </button>
      <div
        ref={sheet}
        id={id}
        popover="auto"
        className="menu-sheet work-sheet"
        role="dialog"
        aria-label={texts.menu}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open && (
          <WorkSheet
            onDone={() => sheet.current?.hidePopover()}
            onReplay={() => void saveReplay()}
          />
        )}
      </div>
      {failures > 0 && (
        <PartMissingSheet
          name={texts.saveReplay}
          failures={failures}
          onRetry={() => void saveReplay()}
          onClose={forget}
        />
      )}
    </>
  );
}

/** Under the button, or above it where there is more room, and as wide. */
function place(sheet: HTMLElement, button: HTMLElement): void {
  const { left, width, top, bottom } = button.getBoundingClientRect();
  sheet.style.width = `${Math.max(width, NARROWEST)}px`;
  const { width: across, height } = sheet.getBoundingClientRect();
  const below = bottom + GAP + height <= innerHeight || innerHeight - bottom > top;
  const y = below ? Math.min(bottom + GAP, innerHeight - height - GAP) : top - GAP - height;
  const x = Math.min(left + width - across, innerWidth - across - GAP);
  sheet.style.left = `${Math.max(GAP, x)}px`;
  sheet.style.top = `${Math.max(GAP, y)}px`;
}

type WorkSheetProps = { readonly onDone: () => void; readonly onReplay: () => void };

function WorkSheet({ onDone, onReplay }: WorkSheetProps): ReactNode {
  const texts = useTexts();
  const editor = useEditor();
  const work = useWork();
  const kept = useWorkState((state) => state.kept);
  const busy = useWorkState((state) => state.job !== null);
  const there = useEditorState((state) => state.model !== null);
  const ready = useEditorState((state) => state.engine.phase === 'ready');
  const painted = useEditorState(({ history }) => history.document.strokes.length > 0);
  const side = useEditorState((state) => (state.model?.manifest.resolution ?? 0) * LARGE);
  const [inside, setInside] = useState(keepsInside);
  const item = (label: string, act: () => unknown, able: boolean, key?: string): ReactNode => (
    <button
      type="button"
      disabled={!able}
      aria-keyshortcuts={key && `Control+${key}`}
      onClick={() => {
        onDone();
        act();
      }}
    >
      <span>{label}</span>
      {key && <kbd aria-hidden="true">{texts.work.withControl(key)}</kbd>}
    </button>
  );
  const words = texts.work;
  return (
    <>
      <h2>{words.painting}</h2>
      {item(words.open, () => void chooseFile(work), there, 'O')}
      {item(words.save, () => void saveSession(work, editor), there, 'S')}
      {item(words.copyLink, () => void copyLink(work), there)}
      <h2>{words.picture}</h2>
      {item(words.copyImage, () => void copyImage(work, editor), ready, 'C')}
      {item(words.saveLarge(side), () => void saveImage(work, editor, LARGE), ready)}
      {item(
        words.saveBeforeAfter,
        () => void saveBeforeAfter(work, editor, texts),
        ready && painted,
      )}
      {item(words.saveReplay, onReplay, ready && painted && !busy)}
      <label className="work-inside">
        <input
          type="checkbox"
          checked={inside}
          onChange={({ target }) => {
            setKeepsInside(target.checked);
            setInside(target.checked);
          }}
        />
        <span>
          {words.inside}
          <span className="hint">{words.insideHint}</span>
        </span>
      </label>
      <p className="hint work-kept">{words.kept(kept.kind)}</p>
    </>
  );
}
