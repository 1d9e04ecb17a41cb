/** Child processes as steps: started with the Node that runs now, shown live or kept until they end. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** `bin` is a program of node_modules/.bin, `tool` a TypeScript file that may import tfjs. */
export type Program = { bin: string; args?: string[] } | { tool: string; args?: string[] };

export interface Outcome {
  code: number;
  /** Everything the program wrote; empty when it was shown live. */
  output: string;
  seconds: number;
}

/**
 * Runs a program from the project's root. Never rejects: a program that cannot start has code 127, one that is ended
 * after `limit` seconds (0: none) has code 124.
 */
export function run(
  program: Program,
  { quiet = false, env = {}, limit = 0 }: { quiet?: boolean; env?: NodeJS.ProcessEnv; limit?: number } = {},
): Promise<Outcome> {
  const started = performance.now();
  const [command, args] =
    'bin' in program
      ? [join(root, 'node_modules', '.bin', program.bin), program.args ?? []]
      : [process.execPath, ['--import', './src/tools/register.mjs', program.tool, ...(program.args ?? [])]];
  return new Promise((resolve) => {
    let output = '';
    let late: NodeJS.Timeout | undefined;
    const end = (code: number) => {
      clearTimeout(late);
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    };
    const child = spawn(command, args, {
      // A group of its own, so that what it has started ends with it.
      detached: limit > 0,
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, FORCE_COLOR: quiet ? '0' : (process.env.FORCE_COLOR ?? ''), ...env },
    });
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    if (limit > 0)
      late = setTimeout(() => {
        say(`Stopped after ${limit} s.`);
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
        end(124);
      }, limit * 1000);
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** One line to the terminal, set apart from what the programs print. */
export function say(line: string): void {
  console.log(`\n▸ ${line}`);
}
