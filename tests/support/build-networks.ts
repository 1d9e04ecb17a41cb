/** Global setup of the unit tests: both networks are there, as the site has them and in floats. */
import { buildNetworks } from '../../src/tools/networks/build.ts';

export default async function setup(): Promise<void> {
  const log = (line: string): void => {
    console.log(`networks: ${line}`);
  };
  await buildNetworks({ log });
  await buildNetworks({ precision: 'f32', log });
}
