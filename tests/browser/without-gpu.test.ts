/** A browser without WebGPU and WebGL: the figure computes all the same, and says on what. */
import { chromium } from 'playwright-core';
import { expect, inject, test } from 'vitest';

test('a link that asks for WebGPU gets WebAssembly, and a sentence', async () => {
  const { path, env } = inject('chromium');
  const browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-features=WebGPU', '--disable-3d-apis'],
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const page = await browser.newPage();
  await page.goto(
    `${inject('site')}embed/feature-visualizer/?backend=webgpu&layer=conv1&unit=0&size=32&steps=2&autoplay=1`,
  );
  const figure = page.locator('[data-figure="feature-visualizer"]');
  await page.locator('[data-status=done]').waitFor({ state: 'attached', timeout: 120_000 });
  expect(await figure.getAttribute('data-backend')).toBe('wasm');
  expect((await figure.getByRole('alert').allInnerTexts()).join(' ')).toMatch(/WebGPU.*WebAssembly/);
  await browser.close();
});
