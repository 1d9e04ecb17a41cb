/** The server behaves like the static hosts that the site is made for. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseRange, serve, type Site } from '../../../src/tools/serve.ts';

const root = mkdtempSync(join(tmpdir(), 'serve-'));
let site: Site;

beforeAll(async () => {
  mkdirSync(join(root, 'site/a'), { recursive: true });
  mkdirSync(join(root, 'site/assets'));
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'site/index.html'), '<h1>home</h1>');
  writeFileSync(join(root, 'site/404.html'), '<h1>lost</h1>');
  writeFileSync(join(root, 'site/a/index.html'), '<h1>a</h1>');
  writeFileSync(join(root, 'site/assets/x.123.js'), 'export {};');
  writeFileSync(
    join(root, 'site/numbers.bin'),
    Uint8Array.from({ length: 100 }, (_, i) => i),
  );
  site = await serve({ root: join(root, 'site'), base: '/x/' });
});
afterAll(async () => {
  await site.close();
  rmSync(root, { recursive: true });
});

/** Sends the path as it is; fetch would tidy the dots away. */
function rawStatus(path: string): Promise<number | undefined> {
  const { port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('a static server under /x/', () => {
  test('gives pages, with their types, and adds the slash that a folder lacks', async () => {
    const home = await fetch(site.url);
    expect([home.status, home.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const page = await fetch(`${site.url}a?q=1`);
    expect([page.url, await page.text()]).toEqual([`${site.url}a/?q=1`, '<h1>a</h1>']);
  });

  test('answers what is not there with the 404 page', async () => {
    for (const path of ['nothing', 'a/nothing/', '../']) {
      const response = await fetch(site.url + path);
      expect([response.status, await response.text()]).toEqual([404, '<h1>lost</h1>']);
    }
  });

  test('never leaves its folder', async () => {
    for (const path of [
      '/x/../secret.txt',
      '/x/..%2fsecret.txt',
      '/x/%2e%2e/secret.txt',
      '/x/a/..%2f..%2fsecret.txt',
    ])
      expect(await rawStatus(path)).toBe(404);
    expect(await rawStatus('/x/%E0%A4%A')).toBe(400);
  });

  test('lets hashed assets be kept and asks about the rest', async () => {
    const asset = await fetch(`${site.url}assets/x.123.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-type')).toContain('text/javascript');
    const page = await fetch(site.url);
    const etag = page.headers.get('etag') ?? '';
    const again = await fetch(site.url, { headers: { 'if-none-match': etag } });
    expect([page.headers.get('cache-control'), again.status]).toEqual(['no-cache', 304]);
  });

  test('sends a part of a file', async () => {
    const part = await fetch(`${site.url}numbers.bin`, { headers: { range: 'bytes=10-12' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-12/100']);
    expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([10, 11, 12]);
    const beyond = await fetch(`${site.url}numbers.bin`, { headers: { range: 'bytes=100-' } });
    expect(beyond.status).toBe(416);
  });

  test('takes the next port where one is taken', async () => {
    const port = Number(new URL(site.url).port);
    const next = await serve({ root, port });
    expect(Number(new URL(next.url).port)).toBeGreaterThan(port);
    await next.close();
  });
});

test('ranges', () => {
  expect(parseRange(undefined, 10)).toBeUndefined();
  expect(parseRange('bytes=-', 10)).toBeUndefined();
  expect(parseRange('bytes=2-', 10)).toEqual([2, 9]);
  expect(parseRange('bytes=-3', 10)).toEqual([7, 9]);
  expect(parseRange('bytes=5-99', 10)).toEqual([5, 9]);
  expect(parseRange('bytes=7-5', 10)).toBeNull();
});
