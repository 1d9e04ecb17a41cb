/** A page under watch: every error, warning, failed request and request to another origin is written down. */
import { inject } from 'vitest';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Page,
  type Response,
} from 'playwright-core';

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

/** The Chromium that all test files use, each process with contexts of its own. */
export function browser(): Promise<Browser> {
  return (shared ??= chromium.connect(inject('endpoint')));
}

/** Ends what a test file has left open. Pages that are free stay for the next file. */
export async function closePages(): Promise<void> {
  const kept = new Set([...free.values()].flat().map(({ page }) => page.context()));
  for (const context of (await shared)?.contexts() ?? []) if (!kept.has(context)) await context.close();
}

interface Open {
  page: Page;
  /** What it is watched for by the test that has it now. */
  watched: Pick<Watched, 'problems' | 'responses'> & { ignore: RegExp[] };
}

const isOurs = (address: string): boolean => {
  const { hostname, protocol } = new URL(address);
  return hostname === 'localhost' || ['data:', 'blob:', 'about:'].includes(protocol);
};

async function open(options: BrowserContextOptions): Promise<Open> {
  const context = await (await browser()).newContext(options);
  const page = await context.newPage();
  // Others compute on the same cores.
  page.setDefaultTimeout(90_000);
  const { origin } = new URL(inject('site'));
  const opened: Open = { page, watched: { problems: [], responses: [], ignore: [] } };
  const note = (problem: string) => {
    const { problems, ignore } = opened.watched;
    if (![...aboutTheMachine, ...ignore].some((pattern) => pattern.test(problem))) problems.push(problem);
  };
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warning') note(`${type}: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (!isOurs(request.url())) note(`other origin than ${origin}: ${request.url()}`);
  });
  page.on('response', (response) => {
    opened.watched.responses.push(response);
    if (response.status() >= 400) note(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left stops its own requests.
    if (reason !== 'net::ERR_ABORTED') note(`failed: ${request.url()} ${reason}`);
  });
  return opened;
}

/** A fresh page in a context of its own. Requests to other origins are recorded and go nowhere. */
export async function watch({ ignore = [], ...options }: WatchOptions = {}): Promise<Watched> {
  const opened = await open(options);
  const { problems, responses } = (opened.watched = { problems: [], responses: [], ignore });
  return { page: opened.page, problems, responses, close: () => opened.page.context().close() };
}

/** Pages that are free again, by their contexts' options. */
const free = new Map<string, Open[]>();

/**
 * As `watch`, on a page that an earlier test has closed, if there is one with such options: its process, and what the browser has
 * read and compiled, start a figure in half the time. What tests store and reroute is undone; what the site has cached stays.
 */
export async function watchAgain({ ignore = [], ...options }: WatchOptions = {}): Promise<Watched> {
  const key = JSON.stringify(options);
  const opened = free.get(key)?.pop() ?? (await open(options));
  const { problems, responses } = (opened.watched = { problems: [], responses: [], ignore });
  const { page } = opened;
  return {
    page,
    problems,
    responses,
    async close() {
      await page.context().unrouteAll();
      await page.unrouteAll();
      // An empty page has no storage, goes on computing nothing, and has nothing to lay out anew.
      if (page.url() !== 'about:blank') {
        await page.evaluate(() => {
          localStorage.clear();
          sessionStorage.clear();
        });
        await page.goto('about:blank');
      }
      if (options.viewport) await page.setViewportSize(options.viewport);
      if (options.colorScheme) await page.emulateMedia({ colorScheme: options.colorScheme });
      free.set(key, [...(free.get(key) ?? []), opened]);
    },
  };
}
