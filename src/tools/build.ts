/** `npm run build`: the networks that are missing, then the site, always. */
import { buildNetworks, buildSite } from './site.ts';

process.exitCode = (await buildNetworks()) && (await buildSite()) ? 0 : 1;
