/** Asks the worker for the unit's response to pictures, one step a picture, beside the run that may be under way. */
import { open } from '#components/figure-kit/life/open.ts';
import type { Session } from '#lib/compute/client.ts';
import type { BackendName } from '#lib/compute/backend-name.ts';
import type { RenderConfig } from '#lib/optvis/config.ts';

/** The response to one picture, and how to show it. */
export interface Answer {
  label: string;
  value: number;
  /** The picture made for the unit. */
  made: boolean;
  thumbnail: HTMLCanvasElement;
}

export interface Asking {
  /** The objective on each of the pictures. Rejects with an Error in a plain sentence. */
  answer: Promise<Float32Array>;
  /** Gives up; the answer then never comes. */
  close(): void;
}

/** `say` is told what is being waited for, and the empty sentence when it is there. */
export function respond(
  run: RenderConfig,
  pictures: { side: number; rgb: Float32Array }[],
  backend: BackendName | undefined,
  say: (sentence: string) => void,
): Asking {
  let session: Session | undefined;
  const close = (): void => {
    session?.close();
    session = undefined;
  };
  const answer = new Promise<Float32Array>((resolve, reject) => {
    session = open(
      'responses',
      { run, pictures },
      {
        progress: (loaded, total) => {
          say(`Loading weights: ${(loaded / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB.`);
        },
        ready: () => {
          say('');
          session?.step(pictures.length);
        },
        snapshot: ({ step, values }) => {
          if (step < pictures.length) return;
          close();
          resolve(values);
        },
        paused: () => undefined,
        lost: (why) => {
          close();
          reject(new Error(`The computation was lost (${why}). Please ask again.`));
        },
        failed: (why) => {
          close();
          reject(new Error(why));
        },
      },
      backend,
    );
  });
  return { answer, close };
}
