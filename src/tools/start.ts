/** `npm start`: builds what is missing, serves the finished site and prints its address. */
import { join } from 'node:path';
import { serve } from './serve.ts';
import { buildNetworks, buildSite, isStale } from './site.ts';
import { root, say } from './steps.ts';

if (!(await buildNetworks())) {
  console.error('The networks could not be built, see above.');
  process.exit(1);
}
if (isStale() && !(await buildSite())) {
  console.error('The site could not be built, see above.');
  process.exit(1);
}

const base = process.env.SITE_BASE ?? '/';
const site = await serve({ root: join(root, 'dist'), base, port: Number(process.env.PORT ?? 4321) });
say(`What Do Neural Networks Really Learn?\n\n  ${site.url}\n\n  Ctrl+C stops it.`);
