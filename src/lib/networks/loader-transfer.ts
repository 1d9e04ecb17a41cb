/** One file of known length over HTTP: goes on with a Range request where the connection broke off. */
import { LoadError } from './loader-error.ts';

export type FetchLike = (url: string, init?: RequestInit) => Promise<Response>;

export interface TransferOptions {
  fetch: FetchLike;
  signal: AbortSignal;
  /** Called with the number of bytes that have arrived. */
  onBytes?: (received: number) => void;
  /** Past the browser's HTTP cache. */
  reload?: boolean;
  /** Tries in a row that bring nothing new before it gives up. */
  tries?: number;
  /** Milliseconds before the first new try; doubled for each one after. */
  pause?: number;
  /** Milliseconds without a byte after which a try counts as broken off. */
  stall?: number;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e5 ? 3 : 1);

export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    function stop() {
      clearTimeout(timer);
      reject(signal.reason as Error);
    }
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/**
 * Runs `work` with a signal that follows `signal` and also fires after `stall` milliseconds without a call of `alive`.
 */
async function watched<R>(
  signal: AbortSignal,
  stall: number,
  work: (signal: AbortSignal, alive: () => void) => Promise<R>,
): Promise<R> {
  const controller = new AbortController();
  const follow = () => {
    controller.abort(signal.reason);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      controller.abort(new Error('nothing came for a while'));
    }, stall);
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', follow);
  alive();
  try {
    return await work(controller.signal, alive);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', follow);
  }
}

/** Where the body of `response` starts in the file. */
function startOf(response: Response): number {
  if (response.status !== 206) return 0;
  return Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? NaN);
}

/** 408 Request Timeout, 425 Too Early and 429 Too Many Requests pass; other refusals do not. */
const isFinal = (status: number): boolean =>
  status >= 400 && status < 500 && ![408, 416, 425, 429].includes(status);

/**
 * The `length` bytes at `url`. `what` names them in errors. Throws LoadError, or the signal's reason.
 */
export async function transfer(
  url: string,
  length: number,
  what: string,
  options: TransferOptions,
): Promise<Uint8Array> {
  const { fetch, signal, onBytes, reload = false, tries = 4, pause = 400, stall = 20_000 } = options;
  const buffer = new Uint8Array(length);
  let have = 0;

  const attempt = (): Promise<void> =>
    watched(signal, stall, async (inner, alive) => {
      const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-` } : {};
      const response = await fetch(url, { headers, signal: inner, cache: reload ? 'reload' : 'default' });
      const answer = `the server answered ${response.status}`;
      if (isFinal(response.status)) throw new LoadError('missing', `${what} did not arrive: ${answer}.`);
      const start = startOf(response);
      // A server that ignores Range sends the whole; one that cannot serve it makes us start anew.
      have = response.ok && start <= have ? start : 0;
      if (!response.ok || start !== have) {
        void response.body?.cancel().catch(() => undefined);
        throw new Error(answer);
      }
      const reader = response.body?.getReader();
      if (!reader) throw new Error('the answer was empty');
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        alive();
        if (have + value.length > length) {
          void reader.cancel().catch(() => undefined);
          throw new LoadError('damaged', `${what} came longer than the ${length} bytes that were expected.`);
        }
        buffer.set(value, have);
        have += value.length;
        onBytes?.(have);
      }
    });

  let best = 0;
  for (let failures = 0; ;) {
    let reason: unknown = new Error('the connection broke off');
    try {
      await attempt();
      if (have === length) return buffer;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LoadError) throw error;
      reason = error;
    }
    failures = have > best ? 1 : failures + 1;
    best = Math.max(best, have);
    if (failures >= tries) {
      // What fetch throws for a network failure says nothing to a reader ("Failed to fetch").
      const why =
        reason instanceof Error && !(reason instanceof TypeError)
          ? reason.message
          : 'the connection broke off';
      throw new LoadError(
        'network',
        `${what} did not arrive: ${why} (${megabytes(best)} of ${megabytes(length)} MB came; tried ${tries} times).`,
        { cause: reason },
      );
    }
    await wait(pause * 2 ** (failures - 1), signal);
  }
}
