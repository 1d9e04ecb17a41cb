/** With `debug=1` in the link: what the worker holds, and a device to lose, as `__wnl` in the console. For tests. */
import { loseDevice, memory } from '#lib/compute/client.ts';

Object.assign(globalThis, { __wnl: { memory, loseDevice } });
