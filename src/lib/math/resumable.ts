/** Computing that can stop on its way, so that whoever asked for it may do it in parts. */

/** `yield` is a place to stop at. */
export type Work<T> = Generator<void, T>;

/** All of it at once. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
