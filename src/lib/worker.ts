/** The compute worker's entry: the host, the kinds of experiment, its mailbox, and where this site keeps its files. */
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { createHost } from './compute/host.ts';
import type { Request } from './compute/protocol.ts';
import { createWorkshop } from './experiments.ts';

const here = self.location.href;
const host = createHost(
  (reply, transfer) => {
    self.postMessage(reply, { transfer });
  },
  createWorkshop(new URL(`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}networks/`, here).href),
  { wasm: { plain: new URL(plainUrl, here).href, simd: new URL(simdUrl, here).href } },
);

self.addEventListener('message', (event: MessageEvent<Request>) => {
  host.receive(event.data);
});
