import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImagePoint } from '../../model/coordinates.ts';
import { FIT, panned, showing, zoomed, type FramePoint, type View } from './view.ts';

const CENTRE: FramePoint = { x: 0.5, y: 0.5 };

/** The view that the page shows; the picture's element follows it without React. */
export class SceneView {
  readonly store: StoreApi<View> = createStore<View>(() => FIT);

  zoom(factor: number, at: FramePoint = CENTRE): void {
    this.#set(zoomed(this.store.getState(), factor, at));
  }

  pan(by: FramePoint): void {
    this.#set(panned(this.store.getState(), by));
  }

  fit(): void {
    this.#set(FIT);
  }

  show(point: ImagePoint): void {
    this.#set(showing(this.store.getState(), point));
  }

  /** Goes back to a view that was shown before. */
  restore(view: View): void {
    this.#set(view);
  }

  /** Moves an element of the frame's size as the view says. @returns a function that ends it */
  drive(element: HTMLElement): () => void {
    const place = ({ scale, x, y }: View): void => {
      element.style.transform =
        scale === 1 ? '' : `translate(${x * 100}%, ${y * 100}%) scale(${scale})`;
    };
    place(this.store.getState());
    return this.store.subscribe(place);
  }

  #set(view: View): void {
    const { scale, x, y } = this.store.getState();
    if (view.scale !== scale || view.x !== x || view.y !== y) this.store.setState(view);
  }
}
