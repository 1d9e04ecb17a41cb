/** Builds the lab page, serves it beside the networks, and opens it in a browser. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { serve } from '../../../src/tools/serve.ts';
import { root } from '../../../src/tools/steps.ts';

export interface OpenLab {
  page: Page;
  /** Warnings and errors of the page's console: tfjs reports a broken WGSL program nowhere else. */
  complaints: string[];
  close(): Promise<void>;
}

/** Networks appear under `networks/` (as the site ships them) and `networks-f32/` (float weights). */
export async function openLab(browser: Browser): Promise<OpenLab> {
  const folder = join(root, '.cache/lab');
  rmSync(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(root, 'tests/support/lab'),
    base: './',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
  });
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, 'public/networks'), join(folder, 'networks'));
  symlinkSync(join(root, '.cache/networks-f32'), join(folder, 'networks-f32'));
  const site = await serve({ root: folder });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.url);
  await page.waitForFunction(() => 'lab' in globalThis);
  return {
    page,
    complaints,
    async close() {
      await page.close();
      await site.close();
    },
  };
}
