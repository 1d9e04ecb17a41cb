/** Waiting for what may never come. */

/** How long a driver may take to answer, in ms: some never do, and nothing else can start before. */
export const patience = 5000;

/** The answer of a driver, or an error where it does not come in time; what comes later is given to `late`. */
export async function inTime<T>(answer: Promise<T>, what: string, late?: (value: T) => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over = true;
      reject(new Error(`${what} did not come within ${patience / 1000} s`));
    }, patience);
  });
  answer.then(
    (value) => {
      if (over) late?.(value);
    },
    () => undefined,
  );
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
