/** What a figure says of itself in one line, and what it calls the backends in front of readers. */
import type { BackendName } from '#lib/compute/backend-name.ts';

export const statuses = [
  'poster',
  'loading',
  'ready',
  'running',
  'paused',
  'done',
  'lost',
  'failed',
  'unsupported',
] as const;
export type Status = (typeof statuses)[number];

/** Bytes loaded and to load; `what` is a phrase such as “Loading ResNet-50”. */
export interface Progress {
  loaded: number;
  total: number;
  what: string;
}

const names: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU (graphics card)',
  webgl: 'WebGL (graphics card)',
  wasm: 'WebAssembly (CPU)',
  cpu: 'JavaScript (CPU)',
};

/** A graphics API that is computed on the CPU all the same. */
export const isSoftware = (adapter: string): boolean =>
  /swiftshader|llvmpipe|softpipe|basic render|warp/i.test(adapter);

export function backendTitle(backend: BackendName, adapter: string): string {
  // What computes in plain JavaScript says so, whichever backend runs beside it.
  if (adapter === 'JavaScript') return names.cpu;
  if (!isSoftware(adapter)) return names[backend];
  return `${backend === 'webgpu' ? 'WebGPU' : 'WebGL'} (software, on the CPU)`;
}

/** A sentence where a link asks for a backend and gets another one. */
export function otherBackend(
  asked: BackendName | undefined,
  got: BackendName,
  adapter: string,
): string | undefined {
  if (!asked || asked === got) return undefined;
  return `The link asks for ${backendTitle(asked, '')}, which is not to be had here; computing on ${backendTitle(got, adapter)} instead.`;
}

/** True where a step takes long enough that a smaller picture is worth offering. */
export const isSlow = (backend: BackendName, adapter: string): boolean =>
  backend === 'wasm' || backend === 'cpu' || isSoftware(adapter);

/** The badge: what kind of result the reader is looking at. */
export function tier(
  status: Status,
  backend: BackendName | undefined,
  adapter: string,
  recorded = true,
): string {
  if (!backend || status === 'poster' || status === 'unsupported')
    return recorded ? 'Recorded' : 'Not run yet';
  return isSlow(backend, adapter) ? 'Live · CPU' : 'Live · GPU';
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export interface Line {
  status: Status;
  step: number;
  target: number;
  backend: BackendName | undefined;
  adapter: string;
  progress: Progress | undefined;
  /** Why the figure is as it is, where the status alone does not say. */
  message: string;
  /** What is seen before the run was recorded. */
  recorded?: boolean;
  /** Bytes that a run would load first. */
  cost?: number | undefined;
}

export function statusLine({
  status,
  step,
  target,
  backend,
  adapter,
  progress,
  message,
  recorded = true,
  cost,
}: Line): string {
  const on = backend ? ` · ${backendTitle(backend, adapter)}` : '';
  const at = `Step ${step} of ${target}${on}`;
  switch (status) {
    case 'poster':
      if (message) return message;
      return `${recorded ? 'A recorded result. ' : ''}Press play to compute it here, in your browser${cost ? `; ${megabytes(cost)} MB of weights come first` : ''}.`;
    case 'loading':
      if (!progress) return message || 'Starting …';
      if (!(progress.total > 0)) return `${progress.what} …`;
      if (progress.loaded >= progress.total) return `${progress.what}: done. Preparing the first step …`;
      return `${progress.what}: ${megabytes(progress.loaded)} of ${megabytes(progress.total)} MB`;
    case 'ready':
      return `${message ? `${message} ` : ''}Ready. ${at}`;
    case 'running':
      if (step === 0 && !message) return `Preparing the first step${on}`;
      return message ? `${at} · ${message}` : at;
    case 'paused':
      return message ? `${message} ${at}` : `Paused. ${at}`;
    case 'done':
      return `Done. ${at}`;
    case 'lost':
      if (progress) return `${message} ${progress.what}: ${progress.loaded} done.`;
      return message || 'The graphics device went away. Building it up again from the settings …';
    case 'failed':
      return message || 'The computation failed.';
    case 'unsupported':
      return message || 'This browser cannot compute here; the recorded result stands in for it.';
  }
}
