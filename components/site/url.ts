/** Links inside the site, which may be served under a sub-path (`SITE_BASE`). */

const base = import.meta.env.BASE_URL.replace(/\/+$/, '');

/** `url('/circuits/')` is `/circuits/`, or `/x/circuits/` where the site lives under `/x/`. */
export function url(path: string): string {
  return `${base}/${path.replace(/^\/+/, '')}`;
}

/** The whole address of `path`, for canonical links and cards; `undefined` where the build was not told its origin (`SITE_ORIGIN`). */
export function absoluteUrl(path: string, site: URL | undefined): string | undefined {
  return site && new URL(url(path), site).href;
}

/** `path` as it is without the sub-path. */
export function withoutBase(path: string): string {
  return path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}
