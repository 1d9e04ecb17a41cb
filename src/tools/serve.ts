/** A small static server, as strict as the hosts that the site is made for: no rewriting, no special headers. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};
const compressible = /^text\/|json|xml|svg/;
const compress = promisify(gzip);
/** What has been compressed, by file and tag: tests ask for the same few files again and again. */
const compressed = new Map<string, Buffer>();

export interface ServeOptions {
  /** Folder to serve. */
  root: string;
  /** Path under which it appears, such as `/x/`. */
  base?: string;
  /** Taken if free, else the next free one of twenty; 0 asks the system for any. */
  port?: number;
  host?: string;
}

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** `[first, last]` of a Range header, `null` where it cannot be satisfied, `undefined` where there is none to obey. */
export function parseRange(header: string | undefined, size: number): [number, number] | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (!match[1] && !match[2])) return undefined;
  const first = match[1] ? Number(match[1]) : Math.max(0, size - Number(match[2]));
  const last = match[1] && match[2] ? Math.min(Number(match[2]), size - 1) : size - 1;
  return first <= last && first < size ? [first, last] : null;
}

/** The file that a path of the site stands for, or undefined; paths outside `root` never resolve. */
function locate(root: string, base: string, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const file = resolve(root, `./${pathname.slice(base.length)}`, pathname.endsWith('/') ? 'index.html' : '');
  return file.startsWith(resolve(root) + sep) ? file : undefined;
}

async function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  const url = new URL(request.url ?? '/', 'http://localhost');
  let pathname: string;
  try {
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return void response.writeHead(400).end();
  }
  let file = locate(root, base, pathname);
  let found = await stat(file ?? '').catch(() => undefined);
  if (found?.isDirectory()) {
    return void response.writeHead(301, { Location: `${url.pathname}/${url.search}` }).end();
  }
  let status = 200;
  if (!file || !found?.isFile()) {
    status = 404;
    file = join(root, '404.html');
    found = await stat(file).catch(() => undefined);
    if (!found) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
  }

  const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const etag = `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
  const headers: Record<string, string | number> = {
    'Content-Type': type,
    'Cache-Control': pathname.startsWith(`${base}assets/`)
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    ETag: etag,
    'Accept-Ranges': 'bytes',
  };
  if (status === 200 && request.headers['if-none-match'] === etag) {
    return void response.writeHead(304, headers).end();
  }
  const range = status === 200 ? parseRange(request.headers.range, found.size) : undefined;
  if (range === null) {
    return void response.writeHead(416, { 'Content-Range': `bytes */${found.size}` }).end();
  }
  const packed =
    !range && compressible.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (packed) {
    const key = `${file} ${etag}`;
    const body = compressed.get(key) ?? (await compress(await readFile(file)));
    compressed.set(key, body);
    headers['Content-Encoding'] = 'gzip';
    headers.Vary = 'Accept-Encoding';
    headers['Content-Length'] = body.length;
    response.writeHead(status, headers);
    return void response.end(request.method === 'HEAD' ? undefined : body);
  }
  const [first, last] = range ?? [0, found.size - 1];
  headers['Content-Length'] = last - first + 1;
  if (range) headers['Content-Range'] = `bytes ${first}-${last}/${found.size}`;
  response.writeHead(range ? 206 : status, headers);
  if (request.method === 'HEAD' || found.size === 0) return void response.end();
  createReadStream(file, { start: first, end: last })
    .on('error', () => response.destroy())
    .pipe(response);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.removeListener('error', failed);
      done();
    });
  });
}

/** Serves a folder until closed. Rejects where no port is free. */
export async function serve({ root, base = '/', port = 0, host = 'localhost' }: ServeOptions): Promise<Site> {
  const server = createServer((request, response) => {
    answer(root, base, request, response).catch(() => response.destroy());
  });
  for (let candidate = port; ; candidate++) {
    try {
      await listen(server, candidate, host);
      break;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || port === 0 || candidate >= port + 20) throw error;
    }
  }
  const { port: open } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${open}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
