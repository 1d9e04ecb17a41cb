/**
 * The longest task of the page's main thread in every figure: from the press of Play until it runs, and while it runs. A task counts
 * as the browser times it (wall) and by the processor time that it took (CPU), which other programs do not lengthen.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { serve } from '../../src/tools/serve.ts';
import { root, say } from '../../src/tools/steps.ts';
import { figureNames } from '../support/pages.ts';

/** Of Chromium's trace format: times in microseconds. */
interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string };
}
interface Task {
  ts: number;
  wall: number;
  cpu: number;
}
interface Longest {
  wall: number;
  cpu: number;
}

const ends = ['done', 'failed', 'unsupported'];
const marked = 'status:';
const categories = ['toplevel', 'devtools.timeline', 'blink.user_timing'];

/** The whole tasks of the main thread of the page that set the marks, and the marks. */
export function tasksOf(events: readonly TraceEvent[]): { tasks: Task[]; marks: [number, string][] } {
  const marks = events
    .filter(({ cat, name }) => cat.includes('user_timing') && name.startsWith(marked))
    .sort((a, b) => a.ts - b.ts);
  const page = marks[0]?.pid;
  const main = events.find(
    ({ pid, name, args }) => pid === page && name === 'thread_name' && args.name === 'CrRendererMain',
  )?.tid;
  const tasks: Task[] = [];
  let end = -Infinity;
  const own = events.filter(
    ({ pid, tid, ph, name }) => pid === page && tid === main && ph === 'X' && name.endsWith('RunTask'),
  );
  for (const { ts, dur = 0, tdur = 0 } of own.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    // A task within a task is a part of it.
    if (ts < end) continue;
    end = ts + dur;
    tasks.push({ ts, wall: dur / 1000, cpu: tdur / 1000 });
  }
  return { tasks, marks: marks.map(({ ts, name }) => [ts, name.slice(marked.length)]) };
}

const longest = (tasks: readonly Task[]): Longest => ({
  wall: Math.max(0, ...tasks.map(({ wall }) => wall)),
  cpu: Math.max(0, ...tasks.map(({ cpu }) => cpu)),
});

async function measure(
  browser: Browser,
  site: string,
  name: string,
  backend: string,
  seconds: number,
): Promise<{ starting: Longest; running: Longest }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${site}embed/${name}/?backend=${backend}`, { waitUntil: 'networkidle' });
  const path = join(root, '.cache', `tasks-${name}.json`);
  await browser.startTracing(page, { path, categories });
  await page.evaluate((prefix) => {
    const figure = document.querySelector<HTMLElement>('[data-figure]')!;
    let last = '';
    const note = () => {
      if (figure.dataset.status !== last)
        performance.mark(`${prefix}${(last = figure.dataset.status ?? '')}`);
    };
    note();
    new MutationObserver(note).observe(figure, { attributeFilter: ['data-status'] });
  }, marked);
  const figure = page.locator(`[data-figure="${name}"]`);
  await figure.getByRole('button', { name: 'Play', exact: true }).click();
  const until = performance.now() + 1000 * seconds;
  while (performance.now() < until && !ends.includes((await figure.getAttribute('data-status')) ?? ''))
    await page.waitForTimeout(250);
  // What the last snapshot brings is drawn after the status has changed.
  await page.waitForTimeout(500);
  await browser.stopTracing();
  await page.close();
  const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as { traceEvents: TraceEvent[] };
  rmSync(path);
  const { tasks, marks } = tasksOf(traceEvents);
  const [pressed = 0, runs = Infinity] = [
    marks[0]?.[0],
    marks.find(([, status]) => status === 'running' || status === 'done')?.[0],
  ];
  return {
    starting: longest(tasks.filter(({ ts, wall }) => ts >= pressed && ts + 1000 * wall < runs)),
    running: longest(tasks.filter(({ ts, wall }) => ts + 1000 * wall >= runs)),
  };
}

const inWords = ({ wall, cpu }: Longest): string =>
  `${wall.toFixed(0).padStart(5)} ms (CPU ${cpu.toFixed(0).padStart(3)})`;

/** Every figure with its own settings, or those in `only`, for `seconds` at most. `folder` holds the built site. */
export async function measureTasks(
  browser: Browser,
  folder: string,
  backend = 'wasm',
  seconds = 20,
  only?: readonly string[],
): Promise<void> {
  const site = await serve({ root: folder });
  say(`Longest task of the main thread by figure, on ${backend}, ${seconds} s at most`);
  const all: Longest[] = [];
  for (const name of figureNames(folder)) {
    if (only && !only.includes(name)) continue;
    const { starting, running } = await measure(browser, site.url, name, backend, seconds);
    all.push(running);
    console.log(`  ${name.padEnd(26)} until it runs ${inWords(starting)}, while it runs ${inWords(running)}`);
  }
  const [wall, cpu] = [all.map((one) => one.wall), all.map((one) => one.cpu)].map((list) =>
    Math.max(0, ...list),
  );
  console.log(`  of all, while they run: ${inWords({ wall: wall!, cpu: cpu! })}`);
  await site.close();
}
