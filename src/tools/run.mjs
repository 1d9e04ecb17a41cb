/**
 * Runs a tool under the Node of the dev dependencies, whatever the system's Node is (20 is enough to get here):
 * `node src/tools/run.mjs src/tools/start.ts` or, for a program of node_modules/.bin, `node src/tools/run.mjs astro check`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const node = ['node_modules/node/bin/node', 'node_modules/node/bin/node.exe', 'node_modules/.bin/node']
  .map((path) => join(root, path))
  .find((path) => existsSync(path));

if (!node) {
  console.error('The packages of this project are not installed yet. Run `npm ci` first.');
  process.exit(1);
}

const [program, ...args] = process.argv.slice(2);
const isTool = /\.[mc]?[jt]s$/.test(program ?? '');
const windows = process.platform === 'win32';
const child = spawn(
  isTool ? node : join(bin, windows ? `${program}.cmd` : program),
  isTool ? ['--import', './src/tools/register.mjs', program, ...args] : args,
  {
    cwd: root,
    stdio: 'inherit',
    shell: windows && !isTool,
    // Programs of .bin start with `#!/usr/bin/env node`: the PATH decides which Node that is.
    env: {
      ...process.env,
      PATH: [join(node, '..'), bin, process.env.PATH].join(delimiter),
      NODE_NO_WARNINGS: '1',
    },
  },
);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`${program} could not be started: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
