import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A plain static host that sets no headers of ours and serves the app under a sub-path. */
export class BareHost {
  /** Files that the host lacks for now, by the end of their address. */
  readonly missing = new Set<string>();
  /** Ends of addresses that were asked for while the host lacked them, each time. */
  readonly refused: string[] = [];
  readonly #server: Server;

  /** @param folder the built app @param path such as `/school/paint/` */
  constructor(folder: string, path: string) {
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const inside = pathname.startsWith(path) ? normalize(pathname.slice(path.length - 1)) : null;
      const file =
        inside === null
          ? null
          : join(folder, inside.endsWith('/') ? `${inside}index.html` : inside);
      const gone = [...this.missing].find((end) => pathname.endsWith(end));
      if (gone !== undefined) this.refused.push(gone);
      if (
        file === null ||
        gone !== undefined ||
        !statSync(file, { throwIfNoEntry: false })?.isFile()
      ) {
        response.writeHead(404).end();
        return;
      }
      response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    });
  }

  /** Starts to listen on a free port and returns the origin. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, 'localhost', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
