/**
 * Three projects: `unit` in Node, where tfjs runs on cpu and wasm; `browser`, where tests drive the built site; and `swiftshader`, those of
 * them that compute on WebGPU or WebGL.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const tensorflow = fileURLToPath(new URL('./node_modules/@tensorflow/', import.meta.url));

const onSwiftShader = ['compute', 'optvis', 'parity', 'toys'].map((name) => `tests/browser/${name}.test.ts`);

const browser = {
  environment: 'node',
  globalSetup: ['tests/support/site.ts'],
  pool: 'forks' as const,
  // Files share what a process has loaded and the pages that it has open (tests/support/page.ts).
  isolate: false,
  // Far beyond what a test takes: a busy machine is no failure.
  testTimeout: 300_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 90_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        // Not the CommonJS build that `main` names: it has no gradients.
        resolve: {
          alias: [{ find: /^@tensorflow\/(tfjs-[a-z-]+)$/, replacement: `${tensorflow}$1/dist/index.js` }],
        },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts'],
          globalSetup: ['tests/support/build-networks.ts'],
          pool: 'forks',
          // Files share two processes: tfjs, its backends and the weights that support/networks.ts has read are there for the next file.
          isolate: false,
          // The same hooks as the tools: tfjs is loaded by Node itself, once, whichever file of it is asked for.
          execArgv: ['--import', './src/tools/register.mjs'],
          server: { deps: { external: [/@tensorflow\//] } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One more than by default: tfjs computes on one core.
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...browser,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: onSwiftShader,
          maxWorkers: 2,
        },
      },
      {
        test: {
          ...browser,
          name: 'swiftshader',
          include: onSwiftShader,
          globalSetup: [...browser.globalSetup, 'tests/support/lab/setup.ts'],
          // SwiftShader computes on every core there is, but compiles on one.
          maxWorkers: 2,
        },
      },
    ],
  },
});
