/** Where a session came from, for the sentence that refuses it. */
export type SessionSource =
  | { readonly kind: 'file' | 'picture'; readonly name: string }
  | { readonly kind: 'link' | 'browser' };

/** Everything that can go wrong between a session and the world outside of the page. */
export type SessionProblem =
  /** Not what it should be, or broken on the way. */
  | { readonly code: 'session-damaged'; readonly source: SessionSource; readonly detail: string }
  | {
      readonly code: 'session-newer';
      readonly source: SessionSource;
      readonly found: number;
      readonly newest: number;
    }
  | {
      readonly code: 'session-invalid';
      readonly source: SessionSource;
      readonly path: string;
      readonly detail: string;
    }
  | { readonly code: 'session-too-large'; readonly source: SessionSource }
  | {
      readonly code: 'session-other-model';
      readonly source: SessionSource;
      /** The model that the session was made with, and the one that is open. */
      readonly model: string;
      readonly open: string;
    }
  | {
      readonly code: 'session-other-weights';
      readonly source: SessionSource;
      readonly model: string;
    }
  /** So many characters are more than browsers open. */
  | { readonly code: 'link-too-long'; readonly length: number }
  | { readonly code: 'picture-without-session'; readonly name: string }
  | { readonly code: 'storage-full' }
  | { readonly code: 'storage-failed'; readonly detail: string }
  | { readonly code: 'file-not-written'; readonly detail: string }
  | { readonly code: 'file-not-read'; readonly name: string; readonly detail: string }
  | { readonly code: 'clipboard-refused'; readonly what: 'link' | 'image' }
  | { readonly code: 'no-picture' };
