/** The library, in a page: what the browser tests and the benchmark call there. */
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { startBackend, type RunningBackend } from '#lib/compute/backends.ts';
import { chooseConv, useDirectConv } from '#lib/compute/convolve.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';
import { selfTest } from '#lib/compute/selftest.ts';
import { decodeTensor } from '#lib/networks/decode.ts';
import type { Manifest, NetworkId } from '#lib/networks/manifest.ts';
import { createNetwork } from '#lib/networks/runner.ts';
import { createOptvis } from '#lib/optvis/render.ts';
import { toyParity, trainThroughWorker } from '../toy-parity.ts';
import { adjointChecks, risingChecks, slopeChecks } from '../optvis-checks.ts';
import { parity } from '../parity.ts';

const absolute = (url: string): string => new URL(url, location.href).href;

let running: RunningBackend | undefined;

const lab = {
  tf,
  /** Starts the backend, unless it runs already. */
  async start(name: BackendName): Promise<RunningBackend> {
    if (running?.name !== name)
      running = await startBackend(name, { wasm: { plain: absolute(plainUrl), simd: absolute(simdUrl) } });
    return running;
  },
  /** Rejects where one of the two programs for a convolution is wrong, or the trial between them fails. */
  async tryConvolutions(): Promise<void> {
    await chooseConv(() => running!.settled());
    for (const direct of [false, true]) {
      useDirectConv(direct);
      await selfTest();
    }
  },
  /** The network with the weights up to `layer`, from `<folder>/<id>/` on this server. */
  async network(folder: string, id: NetworkId, layer: string) {
    const base = absolute(`${folder}${id}/`);
    const manifest = (await (await fetch(`${base}manifest.json`)).json()) as Manifest;
    const network = createNetwork(manifest);
    const last = manifest.layers.find((l) => l.name === layer)!.shard;
    for (const shard of manifest.shards.slice(0, last + 1)) {
      const bytes = new Uint8Array(await (await fetch(base + shard.file)).arrayBuffer());
      network.add(
        new Map(shard.tensors.map((t) => [t.name, { shape: t.shape, values: decodeTensor(bytes, t) }])),
      );
    }
    return network;
  },
  createOptvis,
  adjointChecks,
  risingChecks,
  slopeChecks,
  parity,
  toyParity,
  trainThroughWorker,
};

export type Lab = typeof lab;
Object.assign(globalThis, { lab });
