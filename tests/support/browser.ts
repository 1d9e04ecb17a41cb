/**
 * The Chromium that the tests drive: `CHROMIUM_PATH` if set, else the system's, else the one of the npm package
 * `@sparticuz/chromium`, unpacked once into .cache. All run WebGPU and WebGL on SwiftShader, without a GPU.
 */
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core';
import { root } from '../../src/tools/steps.ts';

export interface Chromium {
  path: string;
  from: 'CHROMIUM_PATH' | 'system' | 'package';
  /** What it needs in its environment. */
  env: Record<string, string>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const usualFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Without `--use-angle=swiftshader`, presenting a WebGPU canvas kills Chromium's GPU process. */
const graphics = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  // Pages are drawn without it: on SwiftShader that would cost more than all that the pages compute.
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
];
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-pings',
  // Text is as wide as its font says; the package's Chromium would round every glyph to whole pixels.
  '--font-render-hinting=none',
  // A camera that shows a test pattern; whether a page may open it is up to the context's permissions.
  '--use-fake-device-for-media-stream',
  // Nothing but the site answers, and without a route through the test: that would switch the browser's cache off.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function starts(path: string, env: Record<string, string>): boolean {
  try {
    execFileSync(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the Chromium of the npm package, with the libraries that a bare system lacks. */
export async function unpackedChromium(): Promise<Chromium> {
  const source = join(root, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, '.cache/chromium', version);
  const finished = join(folder, 'unpacked');
  const path = join(folder, 'chromium');
  if (!existsSync(finished)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const before = process.env.TMPDIR;
    // The package unpacks into the temporary directory and takes what it finds there for whole.
    process.env.TMPDIR = folder;
    try {
      const { inflate } = await import('@sparticuz/chromium');
      for (const part of ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'])
        await inflate(join(source, 'bin', part));
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    writeFileSync(finished, '');
  }
  const env: Record<string, string> = existsSync('/etc/fonts')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
  return { path, from: 'package', env: starts(path, env) ? env : libraries };
}

/** The Chromium to use. Rejects where `CHROMIUM_PATH` names none. */
export async function findChromium(): Promise<Chromium> {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (!isProgram(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, which is no program.`);
    return { path: asked, from: 'CHROMIUM_PATH', env: {} };
  }
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...folders, ...usualFolders].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );
  const path = [...candidates, ...macPrograms].find(isProgram);
  return path ? { path, from: 'system', env: {} } : unpackedChromium();
}

const launching = ({ path, env }: Chromium): LaunchOptions => ({
  executablePath: path,
  args: [...quiet, ...graphics],
  env: { ...(process.env as Record<string, string>), ...env },
});

/** A Chromium of one's own. */
export async function openBrowser(found?: Chromium): Promise<Browser> {
  return chromium.launch(launching(found ?? (await findChromium())));
}

/** One that several processes connect to, each to contexts of its own. */
export function serveBrowser(found: Chromium): Promise<BrowserServer> {
  return chromium.launchServer(launching(found));
}
