/** What goes wrong when a network is loaded, in sentences for readers. */

/**
 * `network`: the server could not be reached, or broke off. `missing`: it has no such file. `damaged`: what came is not what
 * the manifest promises, or not a manifest.
 */
export type LoadFailure = 'network' | 'missing' | 'damaged';

export class LoadError extends Error {
  readonly failure: LoadFailure;

  constructor(failure: LoadFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LoadError';
    this.failure = failure;
  }
}
