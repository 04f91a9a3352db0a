import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LoadedModel } from '../../model/port.ts';
import { ProblemError } from '../../model/problem.ts';
import { namingScene } from '../../model/scene.ts';
import { readSessionText, sessionText, type Reading } from '../../model/session/readSession.ts';
import { checkFits, type Session } from '../../model/session/session.ts';
import { isSessionLink, sessionFragment, sessionOfLink } from '../../model/session/sessionLink.ts';
import { sessionOfPicture, withSession } from '../../model/session/sessionPicture.ts';
import type { OpenedSession } from '../../model/session/sessionDocument.ts';
import type { SessionSource } from '../../model/session/sessionProblem.ts';
import type { Editor } from '../editor.ts';
import { Autosave } from './autosave.ts';
import { modelThere } from './modelThere.ts';
import { linkedSession, paintedSession, withoutBrushes } from './paintedSession.ts';
import { readKept } from './readKept.ts';
import { takeHand } from './takeHand.ts';
import type { WorkHost, WorkStart } from './workHost.ts';
import type { WorkJob, WorkMessage, WorkState } from './workState.ts';
import type { KeptWork } from './workStorage.ts';

/** Paintings that the browser keeps; each page that painted has one. */
const MOST_KEPT = 12;

type SessionReader = (reading: Reading) => Promise<OpenedSession>;

/** What became of a link at the start. */
type LinkMessage = Extract<WorkMessage, { kind: 'opened' | 'problem' }>;

/**
 * The painting as something to keep: it is saved as the user paints, comes back after a reload, and goes
 * out as a file, a link or inside a picture and in again. What is opened is read and checked as a whole
 * before the document changes, and undo goes back to what was there.
 */
export class Work {
  readonly store: StoreApi<WorkState>;
  readonly #editor: Editor;
  readonly #host: WorkHost;
  readonly #autosave: Autosave;
  #opened = 0;
  /** The document that is kept, or that holds nothing to keep. */
  #seen: unknown = null;
  /** The tools that are kept with it. */
  #seenTools: unknown = null;
  #seenBrush: unknown = null;

  constructor(editor: Editor, host: WorkHost) {
    this.#editor = editor;
    this.#host = host;
    this.store = createStore<WorkState>(() => ({
      kept: { kind: 'nothing' },
      message: null,
      job: null,
    }));
    this.#autosave = new Autosave(host.storage, host.newId(), {
      whenIdle: host.whenIdle,
      pause: host.pause,
      onChange: (kept) => {
        const { kept: before } = this.store.getState();
        this.store.setState({ kept });
        if (kept.kind === 'failed' && before.kind !== 'failed') this.#tellProblem(kept.problem);
      },
    });
  }

  /** Once the model is there: opens what the address holds, or what was painted last; then keeps. */
  async start(start: WorkStart): Promise<void> {
    const model = await modelThere(this.#editor);
    if (this.#editor.store.getState().history.done === null) this.#see();
    await this.#begin(start, model);
    // What was painted while the start was still reading is kept as well, beside what the start tells.
    const { message } = this.store.getState();
    this.#keep();
    this.tell(message);
    for (const { store } of [this.#editor, this.#editor.ownBrushes]) {
      store.subscribe(() => this.#keep());
    }
  }

  /** The painting as it stands; null until there is a model. */
  session(): Session | null {
    return paintedSession(this.#editor);
  }

  /** The text of a session file; null until there is a model. */
  fileText(): string | null {
    const session = this.session();
    return session && sessionText(session);
  }

  /** The whole painting as the fragment of an address; null until there is a model. */
  async linkFragment(pause: () => Promise<unknown>): Promise<string | null> {
    const session = linkedSession(this.#editor);
    const { model } = this.#editor.store.getState();
    return session && model && sessionFragment(session, model, pause);
  }

  /** A PNG with the painting in it. */
  async pictureWithWork(png: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const session = this.session();
    return session ? withSession(png, session) : png;
  }

  /** Opens the text of a session file; what cannot be opened is told. */
  openText(text: string, name: string): Promise<void> {
    const source = { kind: 'file', name } as const;
    return this.#open(name, source, (reading) => readSessionText(text, source, reading));
  }

  /** Opens the painting inside a PNG; what cannot be opened is told. */
  openPicture(png: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
    return this.#open(name, { kind: 'picture', name }, (reading) =>
      sessionOfPicture(png, name, reading),
    );
  }

  /** Opens the fragment of a share link. @returns whether it was one */
  async openLink(fragment: string): Promise<boolean> {
    if (!isSessionLink(fragment)) return false;
    await this.#open(null, { kind: 'link' }, (reading) => sessionOfLink(fragment, reading));
    return true;
  }

  /** Opens a painting that the browser keeps; this page goes on with a copy of it. */
  openKept(work: KeptWork): Promise<void> {
    return this.#open(null, { kind: 'browser' }, (reading) =>
      readKept(this.#host.storage, work.id, reading),
    );
  }

  /** The same scene without strokes; undo brings them back. */
  startFresh(): void {
    const { scene } = this.#editor.store.getState().history.document;
    this.#editor.openDocument({ scene, strokes: [] });
    this.tell(null);
  }

  /** Keeps at once what is still to be kept: the page may be about to go. */
  flush(): Promise<void> {
    return this.#autosave.flush();
  }

  /** Deletes every painting that the browser keeps, this page's too; it keeps none from now on. */
  readonly forgetAll = (): Promise<void> => this.#autosave.forgetAll();

  tell(message: WorkMessage | null): void {
    this.store.setState({ message });
  }

  setJob(job: WorkJob | null): void {
    this.store.setState({ job });
  }

  /** Tells of a problem; anything else that was thrown is a defect and goes on. */
  tellError(error: unknown): void {
    if (!(error instanceof ProblemError)) throw error;
    this.#tellProblem(error.problem);
  }

  #tellProblem(problem: ProblemError['problem']): void {
    this.tell({ kind: 'problem', problem });
  }

  async #open(name: string | null, source: SessionSource, read: SessionReader): Promise<void> {
    try {
      const opened = await this.#read(source, read);
      this.#openAsStep(opened);
      this.tell({ kind: 'opened', name, changed: opened.brushes === 'changed' });
    } catch (error) {
      this.tellError(error);
    }
  }

  /** @throws ProblemError if it cannot be read or does not fit the model */
  async #read(source: SessionSource, read: SessionReader): Promise<OpenedSession> {
    const model = await modelThere(this.#editor);
    this.#opened += 1;
    const session = await read({
      prefix: `opened-${this.#opened}`,
      table: model.dissection,
      pause: this.#host.pause,
    });
    checkFits(session, model.manifest, source);
    return session;
  }

  /** What cannot be opened is told, and the last painting comes back in its place. */
  async #begin({ fragment, scene }: WorkStart, { manifest }: LoadedModel): Promise<void> {
    const link = isSessionLink(fragment) ? await this.#startFromLink(fragment) : null;
    const failed = link?.kind === 'problem' ? link : null;
    try {
      await this.#comeBack(manifest.id, failed ? null : link, scene);
    } catch (error) {
      this.tellError(error);
    }
    if (failed) this.tell(failed);
  }

  async #startFromLink(fragment: string): Promise<LinkMessage> {
    try {
      const opened = await this.#read({ kind: 'link' }, (reading) =>
        sessionOfLink(fragment, reading),
      );
      // Where something was painted meanwhile, undo goes back to it.
      if (!this.#startFrom(opened)) this.#openAsStep(opened);
      const message = {
        kind: 'opened',
        name: null,
        changed: opened.brushes === 'changed',
      } as const;
      this.tell(message);
      this.#autosave.keep(withoutBrushes(opened));
      return message;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { kind: 'problem', problem: error.problem };
    }
  }

  /** Brings the last painting back, or offers it where the address asked for something else. */
  async #comeBack(model: string, link: LinkMessage | null, scene: number | null): Promise<void> {
    const { storage } = this.#host;
    const all = await storage.list();
    if (all.length > MOST_KEPT) await storage.remove(all.slice(MOST_KEPT).map(({ id }) => id));
    const here = all.filter((each) => each.model === model);
    const ofTab = here.find(({ id }) => id === storage.lastOfTab());
    const last = ofTab ?? here[0];
    if (!last || last.strokes === 0) return;
    // A reload finds the scene in the address because the page itself wrote it there.
    const asked = scene !== null && !(ofTab && namingScene(ofTab.scene) === scene);
    if (link || asked || !(await this.#restore(last))) {
      const changed = link?.kind === 'opened' && link.changed;
      this.tell({ kind: 'earlier', work: last, opened: link ? 'link' : 'scene', changed });
    }
  }

  async #restore({ id }: KeptWork): Promise<boolean> {
    const session = await this.#read({ kind: 'browser' }, (reading) =>
      readKept(this.#host.storage, id, reading),
    );
    if (!this.#startFrom(session)) return false;
    this.#host.storage.setLastOfTab(id);
    this.store.setState({ kept: { kind: 'kept' } });
    this.tell({ kind: 'restored', strokes: session.strokes.length });
    return true;
  }

  #openAsStep(session: Session): void {
    const { scene, strokes } = session;
    this.#editor.openDocument({ scene, strokes });
    takeHand(this.#editor, session);
  }

  #startFrom(session: Session): boolean {
    const { scene, strokes } = session;
    const done = this.#editor.startFrom({ scene, strokes });
    if (!done) return false;
    takeHand(this.#editor, session);
    this.#see();
    return true;
  }

  /** What is on the page now is kept already, or holds nothing to keep. */
  #see(): void {
    const { store, ownBrushes } = this.#editor;
    const { history, settings } = store.getState();
    this.#seen = history.document;
    this.#seenTools = settings;
    this.#seenBrush = ownBrushes.store.getState().active;
  }

  /** Keeps document and hand if they are others, and lets the message about the one before go. */
  #keep(): void {
    const { store, ownBrushes } = this.#editor;
    const { history, settings, model } = store.getState();
    const { document } = history;
    const { active } = ownBrushes.store.getState();
    const sameHand = settings === this.#seenTools && active === this.#seenBrush;
    if ((document === this.#seen && sameHand) || !model) return;
    if (document !== this.#seen) this.tell(null);
    this.#see();
    // A scene that was only looked at is no work.
    const { kept } = this.store.getState();
    const session =
      kept.kind === 'nothing' && document.strokes.length === 0 ? null : this.session();
    if (session) this.#autosave.keep(withoutBrushes(session));
  }
}
