/** `npm run dev`: the networks that are missing, then Astro's server, which reloads pages as they are written. */
import { buildNetworks } from './site.ts';
import { run } from './steps.ts';

if (!(await buildNetworks()))
  console.error('The networks could not be built; figures that need them will say so.');
process.exitCode = (await run({ bin: 'astro', args: ['dev', ...process.argv.slice(2)] })).code;
