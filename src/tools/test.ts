/**
 * `npm test`: types, lint, formatting, builds, unit tests, browser tests, and one line at the end, `N passed, N failed`. Each check and each
 * build counts as one. `npm run check` runs the first three alone. What computes on one core runs beside something else that does.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildNetworks, buildSite } from './site.ts';
import { root, run, say, type Program } from './steps.ts';

interface Count {
  passed: number;
  failed: number;
}

/** Seconds after which tests that hang are stopped. */
const limit = 1500;

const total: Count = { passed: 0, failed: 0 };
const failures: string[] = [];

function count(name: string, { passed, failed }: Count, seconds?: number): void {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(name);
  const time = seconds === undefined ? '' : ` (${seconds.toFixed(0)} s)`;
  say(`${failed > 0 ? 'FAILED' : 'passed'}: ${name}${time}`);
}

const one = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

async function check(name: string, ...programs: Program[]): Promise<void> {
  let seconds = 0;
  let ok = true;
  for (const program of programs) {
    const outcome = await run(program, { quiet: true });
    if (outcome.code !== 0) console.log(outcome.output);
    ok &&= outcome.code === 0;
    seconds += outcome.seconds;
  }
  count(name, one(ok), seconds);
}

/** What vitest's json reporter says of one run; a file that could not be read into tests is one failure. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

function readReport(path: string, code: number): Count {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
    const broken = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
    ).length;
    const failed = report.numFailedTests + broken;
    // An unhandled error fails the run although every test in it has passed.
    return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function vitest(name: string, project: string): Promise<void> {
  say(name);
  const report = join(root, '.cache', `vitest-${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project', project, ...reporters];
  const { code, seconds } = await run({ bin: 'vitest', args }, { limit });
  count(name, readReport(report, code), seconds);
}

const sync = () => check('astro sync', { bin: 'astro', args: ['sync'] });

const lint = () => check('lint', { bin: 'eslint', args: ['.', '--max-warnings=0'] });

async function typesAndFormatting(): Promise<void> {
  // What it has kept of components that are gone would be checked as well.
  rmSync(join(root, '.svelte-check'), { recursive: true, force: true });
  await check(
    'types',
    // Svelte and TypeScript by the native compiler, several times as fast; Astro's own files by Astro's checker, which needs TypeScript 6.
    { bin: 'svelte-check', args: ['--tsgo', '--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
    { bin: 'astro', args: ['check', '--noSync', '--tsconfig', './src/tools/lint/tsconfig.pages.json'] },
  );
  await check('formatting', { bin: 'prettier', args: ['--check', '--log-level=warn', '.'] });
}

async function checks(): Promise<void> {
  say('Types, lint and formatting');
  await sync();
  await Promise.all([lint(), typesAndFormatting()]);
}

/** Resolves to whether there is a site to open. */
async function builds(): Promise<boolean> {
  count('build of the networks', one(await buildNetworks()));
  const built = await buildSite();
  count('build of the site', one(built));
  return built;
}

async function everything(): Promise<void> {
  say('Types, lint, formatting and builds');
  await sync();
  const [built] = await Promise.all([typesAndFormatting().then(builds), lint()]);
  await vitest('unit tests', 'unit');
  if (built) {
    // One after the other: together they take as long, and each waits for the other's cores.
    await vitest('browser tests', 'browser');
    await vitest('browser tests on WebGPU and WebGL', 'swiftshader');
  } else count('browser tests (nothing to open)', { passed: 0, failed: 1 });
}

try {
  mkdirSync(join(root, '.cache'), { recursive: true });
  await (process.argv[2] === 'check' ? checks() : everything());
} catch (error) {
  console.error(error);
  count('the test run itself', { passed: 0, failed: 1 });
}
if (failures.length > 0) say(`Failed: ${failures.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
