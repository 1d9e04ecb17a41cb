/** The backends of tfjs that this site uses, best first. */
export const backends = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backends)[number];
