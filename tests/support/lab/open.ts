/** Opens the lab page in a browser. */
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';

export interface OpenLab {
  page: Page;
  /** Warnings and errors of the page's console: tfjs reports a broken WGSL program nowhere else. */
  complaints: string[];
  /** Opens the page anew: without a backend, and without complaints. */
  again(): Promise<void>;
  close(): Promise<void>;
}

export async function openLab(browser: Browser): Promise<OpenLab> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const again = async (): Promise<void> => {
    await page.goto(inject('lab'));
    await page.waitForFunction(() => 'lab' in globalThis);
    complaints.length = 0;
  };
  await again();
  return { page, complaints, again, close: () => page.close() };
}
