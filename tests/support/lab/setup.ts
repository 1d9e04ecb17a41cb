/** Global setup of the tests that call the library in a page: the lab page is built once and served beside the networks. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from 'vite';
import { serve } from '../../../src/tools/serve.ts';
import { root } from '../../../src/tools/steps.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the lab page. */
    lab: string;
  }
}

/** Networks appear under `networks/` (as the site ships them) and `networks-f32/` (float weights). */
export async function serveLab(): Promise<{ url: string; close(): Promise<void> }> {
  const folder = join(root, '.cache/lab');
  rmSync(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(root, 'tests/support/lab'),
    base: './',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
  });
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, 'public/networks'), join(folder, 'networks'));
  symlinkSync(join(root, '.cache/networks-f32'), join(folder, 'networks-f32'));
  return serve({ root: folder });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const lab = await serveLab();
  project.provide('lab', lab.url);
  return () => lab.close();
}
