/** A local HTTP server that serves files as badly as it is told to. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How one request is answered. `cut` sends half of what is left and breaks the connection, `short` ends there in good order,
 * `stall` sends half and then nothing, `wrong` flips one bit, `long` appends a byte, and a number is a status.
 */
export type Mood = 'good' | 'cut' | 'short' | 'stall' | 'wrong' | 'long' | number;

export interface FlakyServer {
  url: string;
  /** Every request for a file: its path and Range. */
  requests: { path: string; range: string | undefined }[];
  close(): Promise<void>;
}

function answer(
  response: ServerResponse,
  request: IncomingMessage,
  whole: Buffer,
  mood: Mood,
  ranges: boolean,
) {
  if (typeof mood === 'number') {
    response.writeHead(mood).end('no');
    return;
  }
  const from = ranges ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
  if (from >= whole.length && from > 0) {
    response.writeHead(416).end();
    return;
  }
  let body = Buffer.from(whole.subarray(from));
  if (mood === 'wrong') body[body.length >> 1]! ^= 1;
  if (mood === 'long') body = Buffer.concat([body, Buffer.of(0)]);
  const half = body.subarray(0, Math.ceil(body.length / 2));
  const range = from > 0 ? { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` } : {};
  const length = mood === 'short' ? half.length : body.length;
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': length, ...range });
  if (request.method === 'HEAD') response.end();
  else if (mood === 'cut') response.write(half, () => setTimeout(() => response.destroy(), 20));
  else if (mood === 'stall') response.write(half);
  else response.end(mood === 'short' ? half : body);
}

/**
 * Serves `files` by path. `moodOf` is asked at the n-th GET (from 0) of a path; files that it does not know are 404.
 * `ranges`: whether it honors Range.
 */
export async function flakyServer(
  files: Readonly<Record<string, Uint8Array>>,
  moodOf: (path: string, n: number) => Mood = () => 'good',
  ranges = true,
): Promise<FlakyServer> {
  const counts = new Map<string, number>();
  const requests: FlakyServer['requests'] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname.slice(1));
    const file = files[path];
    const n = counts.get(path) ?? 0;
    if (request.method !== 'HEAD') {
      counts.set(path, n + 1);
      requests.push({ path, range: request.headers.range });
    }
    if (!file) response.writeHead(404).end('not here');
    else
      answer(
        response,
        request,
        Buffer.from(file),
        request.method === 'HEAD' ? 'good' : moodOf(path, n),
        ranges,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
