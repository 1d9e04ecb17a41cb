/** A page under watch: every error, warning, failed request and request to another origin is written down. */
import { inject } from 'vitest';
import type { Browser, BrowserContextOptions, Page, Response } from 'playwright-core';
import { openBrowser } from './browser.ts';

/** What Chromium says about running without a GPU; it is not about our pages. */
const aboutTheMachine = [
  /WebGPU is experimental on this platform/,
  /GPU stall due to ReadPixels/,
  /Automatic fallback to software WebGL/,
  /powerPreference option is currently ignored/,
];

export interface Watched {
  page: Page;
  /** Sentences; empty where nothing went wrong. */
  problems: string[];
  responses: Response[];
  close: () => Promise<void>;
}

export interface WatchOptions extends BrowserContextOptions {
  /** Problems that the test provokes and does not want to hear of. */
  ignore?: RegExp[];
}

let shared: Promise<Browser> | undefined;

/** One browser a test file; closed with it. */
export function browser(): Promise<Browser> {
  return (shared ??= openBrowser(inject('chromium')));
}

export async function closeBrowser(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

/** A fresh page in a context of its own. Requests to other origins are recorded and go nowhere. */
export async function watch({ ignore = [], ...options }: WatchOptions = {}): Promise<Watched> {
  const context = await (await browser()).newContext(options);
  const page = await context.newPage();
  // Others compute on the same cores.
  page.setDefaultTimeout(90_000);
  const { origin } = new URL(inject('site'));
  const problems: string[] = [];
  const responses: Response[] = [];
  const note = (problem: string) => {
    if (![...aboutTheMachine, ...ignore].some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warning') note(`${type}: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`exception: ${error.message}`));
  page.on('response', (response) => {
    responses.push(response);
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left stops its own requests.
    if (reason !== 'net::ERR_ABORTED') note(`failed: ${request.url()} ${reason}`);
  });
  const isOurs = (url: URL) =>
    url.hostname === 'localhost' || ['data:', 'blob:', 'about:'].includes(url.protocol);
  await context.route(
    (url) => !isOurs(url),
    (route) => {
      note(`other origin than ${origin}: ${route.request().url()}`);
      return route.abort('blockedbyclient');
    },
  );
  return { page, problems, responses, close: () => context.close() };
}
