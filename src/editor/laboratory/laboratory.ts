import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImagePoint } from '../../model/coordinates.ts';
import type { Dissection } from '../../model/dissection.ts';
import { editableLayers, type Manifest } from '../../model/manifest.ts';
import type { LayerId } from '../../model/stroke.ts';
import type { Editor } from '../editor.ts';
import { Experiments } from './experiments.ts';
import { LessonRun } from './lessons/lessonRun.ts';
import { PresentWatch } from './presentWatch.ts';
import { TopScenesSearch } from './topScenesSearch.ts';
import { UnitEffects } from './unitEffects.ts';

export type LaboratoryTab = 'effect' | 'probe' | 'units' | 'experiments' | 'lessons';

/** What the laboratory shows; nothing of it is part of the painting. */
export type LaboratoryState = {
  readonly tab: LaboratoryTab;
  /** Whether the segmentation lies over the picture. */
  readonly showLabels: boolean;
  /** 0..1, of what lies over the picture. */
  readonly opacity: number;
  /** The place that is probed; null before the first. */
  readonly place: ImagePoint | null;
  /** Whether the place stays while the pointer goes on. */
  readonly pinned: boolean;
  /** The layer that probe and units are about. */
  readonly layer: LayerId;
  /** The unit that is opened; null: the list of all. */
  readonly unit: number | null;
  /** Whether the opened unit's map lies over the picture. */
  readonly showMap: boolean;
  /** Units of the layer that were chosen for a brush. */
  readonly chosen: readonly number[];
};

/** The instruments for one model, headless. */
export class Laboratory {
  readonly editor: Editor;
  readonly manifest: Manifest;
  readonly table: Dissection | null;
  readonly watch: PresentWatch;
  readonly effects: UnitEffects;
  readonly topScenes: TopScenesSearch;
  readonly experiments: Experiments;
  readonly lessons: LessonRun;
  readonly view: StoreApi<LaboratoryState>;

  constructor(editor: Editor, manifest: Manifest, table: Dissection | null) {
    this.editor = editor;
    this.manifest = manifest;
    this.table = table;
    this.watch = new PresentWatch(editor, manifest);
    this.effects = new UnitEffects(editor, manifest);
    this.topScenes = new TopScenesSearch(editor, manifest);
    this.experiments = new Experiments(editor, manifest);
    this.lessons = new LessonRun(this);
    const layers = editableLayers(manifest);
    const painted = editor.store.getState().settings?.layer;
    this.view = createStore<LaboratoryState>(() => ({
      tab: 'effect',
      showLabels: false,
      opacity: 0.6,
      place: null,
      pinned: false,
      layer: painted ?? layers[Math.floor(layers.length / 2)]?.id ?? '',
      unit: null,
      showMap: true,
      chosen: [],
    }));
  }

  openTab(tab: LaboratoryTab): void {
    this.view.setState({ tab });
    this.#watchLayer();
  }

  chooseLayer(layer: LayerId): void {
    this.view.setState({ layer, unit: null, chosen: [] });
    this.#watchLayer();
  }

  openUnit(layer: LayerId, unit: number | null): void {
    if (layer !== this.view.getState().layer) this.chooseLayer(layer);
    this.view.setState({ unit, tab: 'units' });
    this.#watchLayer();
  }

  /** Chooses a unit of the layer for a brush, or no longer. */
  choose(unit: number, chosen: boolean): void {
    const others = this.view.getState().chosen.filter((each) => each !== unit);
    this.view.setState({ chosen: chosen ? [...others, unit] : others });
  }

  /** Begins to watch the picture. @returns a function that ends it, and all measuring */
  start(): () => void {
    const stops = [this.watch.start(), this.lessons.watch()];
    return () => {
      for (const stop of stops) stop();
      this.effects.stop();
      this.topScenes.stop();
      this.experiments.stop();
    };
  }

  /** Activations are read back only while an instrument shows them. */
  #watchLayer(): void {
    const { tab, layer } = this.view.getState();
    this.watch.watchLayer(tab === 'probe' || tab === 'units' ? layer : null);
  }
}
