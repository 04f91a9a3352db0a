import { createStore, type StoreApi } from 'zustand/vanilla';

/** What was last told to whoever does not see the page. */
export class Announcer {
  readonly store: StoreApi<string> = createStore(() => '');

  /** A region that changes is read out, so the same words again differ by a space that no one hears. */
  say(words: string): void {
    const last = this.store.getState();
    this.store.setState(last === words ? `${words}\u00a0` : words, true);
  }
}
