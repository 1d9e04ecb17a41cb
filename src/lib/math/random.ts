/**
 * Seeded random numbers. A generator is a key and a counter, and a number is a hash of the two in u32 arithmetic, so the
 * i-th number can be made without the ones before it, and a WGSL kernel can make the same bits.
 */
export interface Random {
  /** The next 32 bits as an unsigned integer. */
  u32: () => number;
  /** Uniform in [0, 1), on a grid of 2^-24, so it is exact in float32. */
  uniform: () => number;
  /** Normal with mean 0 and standard deviation 1 (Box and Muller; uses two counts). */
  normal: () => number;
  /** Uniform whole number in 0 .. n-1. */
  int: (n: number) => number;
  /** An independent generator that depends on this one's seed and on `label`, not on what was drawn so far. */
  fork: (label: string | number) => Random;
}

/**
 * The PCG output permutation (RXS-M-XS) after one LCG step, as a hash of 32 bits to 32 bits.
 * Source: Jarzynski and Olano 2020, "Hash functions for GPU rendering", JCGT 9(3).
 */
export function pcg(value: number): number {
  const state = (Math.imul(value, 747796405) + 2891336453) >>> 0;
  const word = Math.imul(((state >>> ((state >>> 28) + 4)) ^ state) >>> 0, 277803737) >>> 0;
  return ((word >>> 22) ^ word) >>> 0;
}

/** The u32 at place `counter` of the stream `key`. */
export const at = (key: number, counter: number): number => pcg(pcg(counter) ^ key);

const toUniform = (bits: number): number => (bits >>> 8) * 2 ** -24;

/** Two u32 to one normal number; the first is moved off zero by half a grid step. */
const toNormal = (a: number, b: number): number =>
  Math.sqrt(-2 * Math.log(toUniform(a) + 2 ** -25)) * Math.cos(2 * Math.PI * toUniform(b));

/** FNV-1a over UTF-16 code units. */
function hashText(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}

function fromKey(key: number): Random {
  let counter = 0;
  const u32 = (): number => at(key, counter++);
  return {
    u32,
    uniform: () => toUniform(u32()),
    normal: () => toNormal(u32(), u32()),
    int: (n) => Math.floor((u32() / 2 ** 32) * n),
    fork: (label) => {
      const salt = typeof label === 'number' ? pcg(label) : pcg(hashText(label) ^ 0x9e3779b9);
      return fromKey(pcg((key + salt) >>> 0));
    },
  };
}

/** A generator from a whole number (its low 32 bits count). */
export function createRandom(seed: number): Random {
  return fromKey(pcg(seed >>> 0));
}

/** Fills `target` with normal numbers of standard deviation `sd` and returns it. */
export function fillNormal(target: Float32Array, random: Random, sd = 1): Float32Array {
  for (let i = 0; i < target.length; i++) target[i] = sd * random.normal();
  return target;
}

/** Fills `target` with uniform numbers in [low, high) and returns it. */
export function fillUniform(target: Float32Array, random: Random, low = 0, high = 1): Float32Array {
  for (let i = 0; i < target.length; i++) target[i] = low + (high - low) * random.uniform();
  return target;
}
