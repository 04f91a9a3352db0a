import type { Editor } from '../../editor/editor.ts';
import type { Work } from '../../editor/work/work.ts';
import { ProblemError } from '../../model/problem.ts';
import { isLongLink } from '../../model/session/sessionLink.ts';
import { pause } from './pause.ts';
import { currentPng } from './savePictures.ts';

/**
 * A link with the whole painting in it, into the clipboard; where that is refused, into a field. That it
 * would be longer than browsers open is told.
 */
export async function copyLink(work: Work): Promise<void> {
  const link = work.linkFragment(pause).then((fragment) => {
    const url = new URL(location.href);
    // A model of another folder goes by that folder's address.
    const asked = url.searchParams.get('model');
    url.search = '';
    url.searchParams.set('model', asked?.includes('/') ? asked : (work.session()?.model ?? ''));
    url.hash = fragment ?? '';
    return url.href;
  });
  const copied = copy('text/plain', link).then(
    () => true,
    () => false,
  );
  try {
    const made = await link;
    const long = isLongLink(made);
    if (await copied) work.tell({ kind: 'copied-link', length: made.length, long });
    else work.tell({ kind: 'link', link: made });
  } catch (error) {
    work.tellError(error);
  }
}

/** The picture on the screen, at the model's resolution, into the clipboard. */
export async function copyImage(work: Work, editor: Editor): Promise<void> {
  const png = currentPng(editor);
  try {
    await png;
    await copy('image/png', png);
    work.tell({ kind: 'copied-image' });
  } catch (error) {
    const refused = new ProblemError({ code: 'clipboard-refused', what: 'image' });
    work.tellError(error instanceof ProblemError ? error : refused);
  }
}

/** Safari takes what is still being made, but only if it is asked at once. */
async function copy(type: string, content: Promise<BlobPart>): Promise<void> {
  const blob = content.then((part) => new Blob([part], { type }));
  await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
}
