// Serves this folder with the headers that the app works best with, from a stick or any folder:
// `node serve.mjs`, or `node serve.mjs 8080 0.0.0.0` for other machines of the network. Needs Node
// alone.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const [port = '4173', address = 'localhost'] = process.argv.slice(2);
const root = fileURLToPath(new URL('.', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(await contentPolicy()),
};

/** The page's policy, which its workers get by a header alone. */
async function contentPolicy() {
  const page = await readFile(join(root, 'index.html'), 'utf8').catch(() => '');
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  // The build writes the policy's quotes as they are written in HTML.
  return policy === undefined ? {} : { 'Content-Security-Policy': policy.replaceAll('&#39;', "'") };
}

const server = createServer((request, response) => {
  void answer(request, response).catch(() => {
    response.writeHead(400, HEADERS).end();
  });
});

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  const file = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path));
  const found = file.startsWith(root.endsWith(sep) ? root : root + sep)
    ? await stat(file).catch(() => null)
    : null;
  if (!found?.isFile()) {
    response.writeHead(404, HEADERS).end();
    return;
  }
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    // Hashed names never change their content; everything else is asked for anew.
    'Cache-Control': path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Name another one: node serve.mjs 4174`
      : String(error),
  );
  process.exit(1);
});
server.listen(Number(port), address, () => {
  console.log(`GANPaint: http://${address}:${server.address().port}/ (stop with Ctrl+C)`);
});
