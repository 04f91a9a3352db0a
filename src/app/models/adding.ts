import { ProblemError } from '../../model/problem.ts';
import type { SegmenterChoice } from '../../model/segmenter/addSegmenter.ts';
import { chosenFile } from '../chosenFile.ts';
import { tellFileProblem } from '../fileKinds.ts';
import { modelsStore, type ModelDoor } from './importing.ts';

/** A model that is kept, and whether it is the one on the page. */
type Target = { readonly id: string; readonly shown: boolean };

/** Lets the user choose an ONNX file, and gives it to a kept model as its segmenter. */
export async function chooseSegmenter(door: ModelDoor, target: Target): Promise<void> {
  const file = await chosenFile(['.onnx']);
  if (file) await addSegmenterFrom(door, target, file);
}

/**
 * Gives a kept model a segmenter out of an ONNX file. What the file does not tell the user says in between.
 * The page begins anew where the model is the one shown, with what was painted. A problem is told on the page.
 */
async function addSegmenterFrom(
  door: ModelDoor,
  { id, shown }: Target,
  file: File,
): Promise<void> {
  const { importing, cutting, describing } = modelsStore.getState();
  if (importing || cutting || describing) return;
  tellFileProblem(null);
  const { name } = file;
  const stop = new AbortController();
  const wait = { name, kind: 'onnx', progress: null, cancel: () => stop.abort() } as const;
  modelsStore.setState({ importing: wait });
  try {
    const classes = await door.shelf.countClasses(id, file, stop.signal);
    const choice = classes === null ? null : await ask(name, classes);
    if (!choice) return;
    modelsStore.setState({ importing: wait, describing: null });
    if (!(await door.shelf.addSegmenter(id, file, choice, stop.signal))) return;
    if (shown) beginAnew(door);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // What went wrong is told on the page, which the sheet would cover.
    modelsStore.setState({ open: false });
    tellFileProblem(error.problem);
  } finally {
    modelsStore.setState({ importing: null, describing: null });
  }
}

/** @returns null if the user gives it up */
function ask(name: string, classes: number): Promise<SegmenterChoice | null> {
  return new Promise((choose) => {
    modelsStore.setState({ open: true, importing: null, describing: { name, classes, choose } });
  });
}

function beginAnew({ shelf, restart }: ModelDoor): void {
  if (shelf.holdsAny()) restart();
  else location.reload();
}
