/**
 * Global setup of the browser tests: the site is built and served, and one Chromium is open for all of them: starting one for
 * each file would cost more than most files do.
 * `TEST_SITE=<folder>` takes a finished build as it stands.
 */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from '../../src/tools/serve.ts';
import { buildNetworks, buildSite, isStale } from '../../src/tools/site.ts';
import { root } from '../../src/tools/steps.ts';
import { findChromium, serveBrowser, type Chromium } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the site, with a slash at the end. */
    site: string;
    /** The folder that is served. */
    folder: string;
    chromium: Chromium;
    /** Where that Chromium, already running, is connected to. */
    endpoint: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = process.env.TEST_SITE ?? join(root, 'dist');
  if (!process.env.TEST_SITE && isStale() && !((await buildNetworks()) && (await buildSite())))
    throw new Error('The site could not be built.');
  const site = await serve({ root: folder });
  const chromium = await findChromium();
  console.log(`Browser: ${chromium.path} (${chromium.from})`);
  const browser = await serveBrowser(chromium);
  project.provide('site', site.url);
  project.provide('folder', folder);
  project.provide('chromium', chromium);
  project.provide('endpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}
