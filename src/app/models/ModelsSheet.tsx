import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { StoredModel } from '../../model/shelf.ts';
import { useEditorState } from '../EditorContext.tsx';
import { openFiles } from '../fileKinds.ts';
import { Sheet } from '../Sheet.tsx';
import { useTexts } from '../TextsContext.tsx';
import { chooseSegmenter } from './adding.ts';
import { CutForm } from './CutForm.tsx';
import { ImportProgressBar } from './ImportProgressBar.tsx';
import { modelsStore, openModel, type ModelDoor } from './importing.ts';
import { ModelRow } from './ModelRow.tsx';
import { SegmenterForm } from './SegmenterForm.tsx';

type ModelsSheetProps = {
  readonly door: ModelDoor;
  /** Ends of the names of files that can be chosen. */
  readonly extensions: readonly string[];
};

/** The model that comes with the page. */
const OWN = 'village';

/** The models that are kept in this browser, with their sizes, and the way to open more. */
export function ModelsSheet({ door, extensions }: ModelsSheetProps): ReactNode {
  const { shelf } = door;
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const importing = useStore(modelsStore, (state) => state.importing);
  const cutting = useStore(modelsStore, (state) => state.cutting);
  const describing = useStore(modelsStore, (state) => state.describing);
  const shown = useEditorState((state) => state.model?.manifest);
  const [stored, setStored] = useState<readonly StoredModel[]>([]);
  const list = useCallback(() => void shelf.list().then(setStored), [shelf]);

  useEffect(list, [list, importing]);

  const close = (): void => {
    cutting?.choose(null);
    describing?.choose(null);
    modelsStore.setState({ open: false });
  };
  const idle = !importing && !cutting && !describing;
  const kept = stored.filter((model) => model.held === null);
  const held = stored.find((model) => model.held !== null)?.held;
  const total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <Sheet
      dialog={dialog}
      className="models-sheet"
      title={texts.models.title}
      close={texts.models.close}
      // A choice that was begun is not lost by a press that misses.
      closesBeside={cutting === null && describing === null}
      onClose={close}
    >
      <p className="hint">{texts.models.intro}</p>
      {importing && <ImportProgressBar {...importing} />}
      {cutting && <CutForm key={cutting.name} {...cutting} />}
      {describing && <SegmenterForm key={describing.name} {...describing} />}
      {idle && (
        <button type="button" className="open-generator" onClick={() => chooser.current?.click()}>
          {texts.models.open}
        </button>
      )}
      <input
        ref={chooser}
        type="file"
        multiple
        accept={extensions.join(',')}
        hidden
        aria-label={texts.models.open}
        onChange={({ target }) => {
          void openFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <ul className="model-list">
        <ModelRow
          title={texts.scene.modelTitle(OWN, 'Village')}
          note={texts.models.builtIn}
          shown={shown?.id === OWN}
          onOpen={() => openModel(door, OWN)}
        />
        {stored.map(({ id, title, bytes, resolution, held, segmenter }) => (
          <ModelRow
            key={id}
            title={title}
            note={`${texts.models.stored(bytes, resolution)}${held ? `, ${texts.models.heldShort}` : ''}`}
            shown={shown?.id === id}
            onOpen={() => openModel(door, id)}
            {...(segmenter !== 'own' &&
              idle && {
              segmenter: {
                label: texts.models.segmenter.give(segmenter, title),
                short: texts.models.segmenter.giveShort[segmenter],
                open: () => void chooseSegmenter(door, { id, shown: shown?.id === id }),
              },
            })}
            onRemove={() => void shelf.remove(id).then(list)}
          />
        ))}
      </ul>
      {kept.length > 0 && <p className="hint">{texts.models.total(total)}</p>}
      {held && <p role="note">{texts.models.held(held)}</p>}
    </Sheet>
  );
}
