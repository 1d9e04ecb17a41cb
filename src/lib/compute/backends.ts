/**
 * The choice of a backend: the best that starts and passes the self-test. A software adapter is passed over, since wasm is faster
 * there, unless it is asked for by name. tfjs keeps one backend for the whole worker.
 */
import {
  env,
  memory,
  registerBackend,
  removeBackend,
  setBackend,
  findBackendFactory,
  backend as activeBackend,
} from '@tensorflow/tfjs-core';
import { chooseConv, useDirectConv } from './convolve.ts';
import { registerGradients } from './gradients.ts';
import { inTime } from './in-time.ts';
import { backends } from './backend-name.ts';
import type { BackendName } from './backend-name.ts';
import type { Memory } from './protocol.ts';
import { selfTest } from './selftest.ts';

export interface RunningBackend {
  name: BackendName;
  /** The GPU or the processor, as the browser names it. */
  adapter: string;
  /** Resolves when the device goes away by itself, with a reason; never for wasm and cpu. */
  lost: Promise<string>;
  /** Waits until the queued work is done. */
  settled(): Promise<void>;
  /** Gives pooled GPU memory back. */
  trim(): void;
  memory(): Memory;
  /** Ends the device as a driver reset would; for tests. */
  lose(): void;
  stop(): void;
}

/** Where the browser finds tfjs's wasm files; not needed in Node. */
export interface BackendAssets {
  wasm?: { plain: string; simd: string };
}

const software = /swiftshader|llvmpipe|softpipe|\bwarp\b|basic render|software/i;
const never = new Promise<string>(() => undefined);

/** Parts of tfjs's WebGPU backend that its types hide; the version is pinned. */
interface PooledBackend {
  submitQueue(): void;
  endComputePassEncoder(): void;
  commandEncoder: unknown;
  bufferManager: {
    freeBuffers: Map<string, GPUBuffer[]>;
    numFreeBuffers: number;
    numBytesUsed: number;
    numBytesAllocated: number;
  };
}

async function startWebGPU(forced: boolean): Promise<RunningBackend> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator))
    throw new Error('this browser has no WebGPU');
  const adapter = await inTime(
    navigator.gpu.requestAdapter({ powerPreference: 'high-performance' }),
    'a WebGPU adapter',
  );
  if (!adapter) throw new Error('no WebGPU adapter');
  const { limits } = adapter;
  // Older browsers have none.
  const info = adapter.info as GPUAdapterInfo | undefined;
  const title = [info?.vendor, info?.architecture, info?.device, info?.description].filter(Boolean).join(' ');
  if (!forced && (info?.isFallbackAdapter || software.test(title)))
    throw new Error(`${title} is a software adapter`);
  const asked = adapter.requestDevice({
    // For the benchmark, which asks tfjs for the time of each kernel.
    requiredFeatures: adapter.features.has('timestamp-query') ? ['timestamp-query'] : [],
    requiredLimits: {
      maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
      maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
      maxBufferSize: limits.maxBufferSize,
      maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
      maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
    },
  });
  const device = await inTime(asked, 'a WebGPU device', (late) => late.destroy());
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  // Without this, tfjs computes small tensors on the processor, behind our back.
  env().set('WEBGPU_CPU_FORWARD', false);
  env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 64);
  if (findBackendFactory('webgpu')) removeBackend('webgpu');
  registerBackend('webgpu', () => new WebGPUBackend(device, info), 3);
  if (!(await setBackend('webgpu'))) throw new Error('tfjs could not start on WebGPU');
  const backend = activeBackend() as unknown as PooledBackend;
  const pool = backend.bufferManager;
  let stopped = false;
  return {
    name: 'webgpu',
    adapter: title || 'GPU',
    lost: device.lost.then((why) => (stopped ? never : why.message || 'the GPU was reset')),
    async settled() {
      backend.endComputePassEncoder();
      if (backend.commandEncoder) backend.submitQueue();
      await device.queue.onSubmittedWorkDone();
    },
    // tfjs pools freed buffers by exact size and never destroys them.
    trim() {
      backend.endComputePassEncoder();
      if (backend.commandEncoder) backend.submitQueue();
      for (const buffers of pool.freeBuffers.values()) {
        for (const buffer of buffers) {
          pool.numBytesAllocated -= buffer.size;
          buffer.destroy();
        }
        pool.numFreeBuffers -= buffers.length;
        buffers.length = 0;
      }
    },
    memory: () => ({ ...tensors(), gpuBytes: pool.numBytesAllocated }),
    lose: () => device.destroy(),
    stop() {
      stopped = true;
      removeBackend('webgpu');
      device.destroy();
    },
  };
}

async function startWebGL(forced: boolean): Promise<RunningBackend> {
  if (typeof OffscreenCanvas === 'undefined') throw new Error('this browser has no WebGL in workers');
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) throw new Error('this browser has no WebGL 2');
  const debug = gl.getExtension('WEBGL_debug_renderer_info');
  const title = String(gl.getParameter(debug ? debug.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  if (!forced && software.test(title)) throw new Error(`${title} is a software renderer`);
  const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
  if (findBackendFactory('webgl')) removeBackend('webgl');
  const backend = new MathBackendWebGL();
  registerBackend('webgl', () => backend, 2);
  if (!(await setBackend('webgl'))) throw new Error('tfjs could not start on WebGL');
  const context = backend.getGPGPUContext().gl as WebGL2RenderingContext;
  let stopped = false;
  return {
    name: 'webgl',
    adapter: title,
    lost: new Promise((resolve) => {
      context.canvas.addEventListener('webglcontextlost', () => {
        if (!stopped) resolve('the graphics context was lost');
      });
    }),
    settled: () => Promise.resolve(),
    trim: () => undefined,
    memory: () => ({ ...tensors(), gpuBytes: tensors().bytes }),
    lose: () => context.getExtension('WEBGL_lose_context')?.loseContext(),
    stop() {
      stopped = true;
      removeBackend('webgl');
    },
  };
}

async function startWasm(assets: BackendAssets): Promise<RunningBackend> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // One thread: the headers that threads need would keep the figures from being embedded.
  if (assets.wasm) env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (assets.wasm && !wasmPathsSet) {
    wasmPathsSet = true;
    setWasmPaths({
      'tfjs-backend-wasm.wasm': assets.wasm.plain,
      'tfjs-backend-wasm-simd.wasm': assets.wasm.simd,
      'tfjs-backend-wasm-threaded-simd.wasm': assets.wasm.simd,
    });
  }
  if (!(await setBackend('wasm'))) throw new Error('tfjs could not start on WebAssembly');
  return onProcessor('wasm', 'WebAssembly, one thread');
}
let wasmPathsSet = false;

async function startCpu(): Promise<RunningBackend> {
  await import('@tensorflow/tfjs-backend-cpu');
  if (!(await setBackend('cpu'))) throw new Error('tfjs could not start on the processor');
  return onProcessor('cpu', 'JavaScript');
}

function onProcessor(name: 'wasm' | 'cpu', adapter: string): RunningBackend {
  const nothing = (): void => undefined;
  return {
    name,
    adapter,
    lost: never,
    settled: () => Promise.resolve(),
    trim: nothing,
    memory: () => ({ ...tensors(), gpuBytes: 0 }),
    lose: nothing,
    stop: nothing,
  };
}

function tensors(): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = memory();
  return { tensors: numTensors, bytes: numBytes };
}

/**
 * Starts `preferred` if it can be had, else the best of the others, leaving out those in `avoid`.
 * Throws when none works, with what each one said.
 */
export async function startBackend(
  preferred: BackendName | undefined,
  assets: BackendAssets,
  avoid: ReadonlySet<BackendName> = new Set(),
): Promise<RunningBackend> {
  registerGradients();
  const order = [...new Set([...(preferred ? [preferred] : []), ...backends])].filter(
    (name) => !avoid.has(name),
  );
  const reasons: string[] = [];
  for (const name of order) {
    let running: RunningBackend | undefined;
    try {
      const forced = name === preferred;
      useDirectConv(false);
      if (name === 'webgpu') running = await startWebGPU(forced);
      else if (name === 'webgl') running = await startWebGL(forced);
      else if (name === 'wasm') running = await startWasm(assets);
      else running = await startCpu();
      const started = running;
      // On a software adapter the program without barriers is the faster one, and the trial would take seconds.
      if (software.test(started.adapter)) useDirectConv(name === 'webgpu');
      else if (name === 'webgpu') await chooseConv(() => started.settled());
      await selfTest();
      return running;
    } catch (error) {
      running?.stop();
      reasons.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`No way to compute was found on this device (${reasons.join('; ')}).`);
}
