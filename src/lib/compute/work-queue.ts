/** Work that is done one piece after the other. */

/** A function that puts work at the end of the queue; one that fails is reported and holds nothing up. */
export function createQueue(): (work: () => Promise<void> | void) => void {
  let queue: Promise<void> = Promise.resolve();
  return (work) => {
    queue = queue.then(work).catch((error: unknown) => {
      console.error(error);
    });
  };
}

/** Resolves after `ms` milliseconds. */
export const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
