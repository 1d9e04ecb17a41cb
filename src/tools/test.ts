/**
 * `npm test`: types, lint, formatting, unit tests, build, browser tests, in this order, and one line at the end,
 * `N passed, N failed`. Each check and each build counts as one. `npm run check` runs the first three alone.
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

async function checks(): Promise<void> {
  say('Types, lint and formatting');
  await check('astro sync', { bin: 'astro', args: ['sync'] });
  const typesAndFormatting = async () => {
    // Each of the two reads every TypeScript file as tsc would, beside those of its own kind.
    await check(
      'types',
      {
        bin: 'svelte-check',
        args: ['--tsconfig', './tsconfig.json', '--output', 'human', '--fail-on-warnings'],
      },
      { bin: 'astro', args: ['check', '--noSync'] },
    );
    await check('formatting', { bin: 'prettier', args: ['--check', '--log-level=warn', '.'] });
  };
  await Promise.all([
    typesAndFormatting(),
    check('lint', { bin: 'eslint', args: ['.', '--max-warnings=0'] }),
  ]);
}

async function everything(): Promise<void> {
  await checks();
  // Unit tests use the networks, so these come first; the pages are not needed before the browser.
  count('build of the networks', one(await buildNetworks()));
  await vitest('unit tests', 'unit');
  const built = await buildSite();
  count('build of the site', one(built));
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
