import { readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ProblemError, type Problem } from '../problem.ts';
import { importFolder } from './importFolder.ts';

const FOLDER = 'e2e/fixtures/tiny';

function tiny(): File[] {
  return readdirSync(FOLDER).map((name) => new File([readFileSync(`${FOLDER}/${name}`)], name));
}

async function taken(files: readonly File[]): Promise<Map<string, Uint8Array>> {
  const written = new Map<string, Uint8Array>();
  const start = () => (name: string, bytes: Uint8Array) => {
    written.set(name, bytes);
    return Promise.resolve();
  };
  await importFolder(
    files,
    () => Promise.resolve(start()),
    () => undefined,
  );
  return written;
}

async function problemOf(files: readonly File[]): Promise<Problem | null> {
  try {
    await taken(files);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

/** An archive as ZIP programs write it, every other file deflated. */
function zip(files: readonly (readonly [name: string, bytes: Buffer])[]): File {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  files.forEach(([name, bytes], i) => {
    const [method, body] = i % 2 === 0 ? [8, deflateRawSync(bytes)] : [0, bytes];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), body);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + body.length;
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return new File([Buffer.concat([...parts, ...directory, end])], 'tiny.zip');
}

test('a folder is taken as its manifest says, and what else lies in it is left out', async () => {
  const files = [...tiny(), new File(['words'], 'readme.txt')];
  const written = await taken(files);
  expect([...written.keys()].at(-1)).toBe('manifest.json');
  expect([...written.keys()].sort()).toEqual([
    ...['dissection.json', 'manifest.json', 'segmenter.onnx'],
    ...['stage-0.onnx', 'stage-1.onnx', 'stage-2.onnx', 'stage-3.onnx', 'stage-4.onnx'],
  ]);
});

test('an archive of the folder gives the same, stored or deflated', async () => {
  const names = readdirSync(FOLDER);
  const packed = zip(
    names.map((name) => [`my/${name}`, readFileSync(`${FOLDER}/${name}`)] as const),
  );
  expect(await taken([packed])).toEqual(await taken(tiny()));
});

test('files that are no folder are refused with what is wrong', async () => {
  const without = (name: string) => tiny().filter((file) => file.name !== name);
  expect(await problemOf(without('manifest.json'))).toMatchObject({
    code: 'model-files',
    fault: { reason: 'no-manifest' },
  });
  expect(await problemOf(without('stage-2.onnx'))).toMatchObject({
    fault: { reason: 'missing', file: 'stage-2.onnx' },
  });
  const cut = new File([readFileSync(`${FOLDER}/stage-2.onnx`).subarray(1)], 'stage-2.onnx');
  expect(await problemOf([...without('stage-2.onnx'), cut])).toMatchObject({
    fault: { reason: 'differs', file: 'stage-2.onnx' },
  });
  const bytes = readFileSync(`${FOLDER}/stage-2.onnx`);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  expect(
    await problemOf([...without('stage-2.onnx'), new File([bytes], 'stage-2.onnx')]),
  ).toMatchObject({
    fault: { reason: 'differs', found: expect.stringContaining('SHA-256') as string },
  });
  const manifest = readFileSync(`${FOLDER}/manifest.json`, 'utf8');
  const changed = (from: RegExp, to: string) => [
    ...without('manifest.json'),
    new File([manifest.replace(from, to)], 'manifest.json'),
  ];
  expect(await problemOf(changed(/"id":\s*"tiny"/, '"id":"../tiny"'))).toMatchObject({
    fault: { reason: 'id', found: '../tiny' },
  });
  expect(await problemOf(changed(/"weights":\s*"./, '"weights":"'))).toMatchObject({
    code: 'format-invalid',
  });
  expect(await problemOf([new File(['PK'], 'broken.zip')])).toMatchObject({ code: 'checkpoint' });
});
