import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../model/problem.ts';
import { fileStore, openFiles, registerFileKind } from './fileKinds.ts';

const opened: string[] = [];
let ends: (() => void)[] = [];

function kind(id: string, extensions: string[], fails = false): () => void {
  return registerFileKind({
    id,
    label: () => `a ${id}`,
    extensions,
    open(files) {
      if (fails) throw new ProblemError({ code: 'model-unknown', id });
      opened.push(...files.map(({ name }) => `${id}: ${name}`));
    },
  });
}

function file(name: string): File {
  return new File(['x'], name);
}

describe('files given to the page', () => {
  beforeEach(() => {
    opened.length = 0;
    ends = [kind('generator', ['.pth', '.pt']), kind('picture', ['.png'])];
  });
  afterEach(() => {
    for (const end of ends) end();
    fileStore.setState({ problem: null });
  });

  it('go to those that open their kind, whatever the case of the name', async () => {
    await openFiles([file('a.PTH'), file('b.png'), file('c.pt')]);
    expect(opened).toEqual(['generator: a.PTH', 'generator: c.pt', 'picture: b.png']);
    expect(fileStore.getState().problem).toBeNull();
  });

  it('are refused by name where nobody opens them, with what could be opened', async () => {
    await openFiles([file('song.mp3')]);
    expect(fileStore.getState().problem).toEqual({
      code: 'file-kind-unknown',
      name: 'song.mp3',
      known: ['.pth', '.pt', '.png'],
    });
    ends.pop()?.();
    await openFiles([file('b.png')]);
    expect(fileStore.getState().problem).toMatchObject({ name: 'b.png', known: ['.pth', '.pt'] });
  });

  it('leave the problem of whoever could not open them, until others are given', async () => {
    ends.push(kind('broken', ['.png'], true));
    await openFiles([file('b.png')]);
    expect(fileStore.getState().problem).toEqual({ code: 'model-unknown', id: 'broken' });
    await openFiles([file('a.pth')]);
    expect(fileStore.getState().problem).toBeNull();
  });
});
