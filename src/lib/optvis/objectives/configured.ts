/** The objective that a RenderConfig names, and the channel vector along which its activation map is drawn. */
import { createRandom, fillNormal } from '../../math/random.ts';
import type { RenderConfig } from '../config.ts';
import { channel, direction, layer, neuron, oneHot } from './index.ts';
import type { Objective } from './index.ts';
import { joint } from './joint.ts';

/**
 * The layer that is read: with `sign` -1 before its ReLU, after which the gradient of a silent unit is zero. Logits have no ReLU.
 */
export function layerRead({ layer: name, sign }: Pick<RenderConfig, 'layer' | 'sign'>): string {
  return sign === -1 && name !== 'logits' ? `${name}_pre_relu` : name;
}

/**
 * The layer on which the pictures of a batch are to differ: the one that is read; for logits, which have no places, the one before, of
 * all `layers` in the order of depth.
 */
export function diversityRead(
  config: Pick<RenderConfig, 'layer' | 'sign'>,
  layers: readonly { name: string }[],
): string {
  const before = layers[layers.findIndex(({ name }) => name === 'logits') - 1];
  return config.layer === 'logits' && before ? before.name : layerRead(config);
}

/** The random direction number `unit` of a layer with `channels` channels: normal entries, norm 1. */
export function randomDirection(channels: number, unit: number): Float32Array {
  const vector = fillNormal(new Float32Array(channels), createRandom(unit).fork('direction'));
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

/** Weights of the channels [channels] whose sum is the unit's activation; for a whole layer, their mean. */
export function channelVector({ objective, unit }: RenderConfig, channels: number): Float32Array {
  if (objective === 'layer') return new Float32Array(channels).fill(1 / channels);
  return objective === 'direction' ? randomDirection(channels, unit) : oneHot(channels, unit);
}

/** Times its sign, so that it is always to be raised. */
export function objectiveOf(config: RenderConfig, channels: number): Objective {
  const name = layerRead(config);
  const { unit, sign, power } = config;
  if (config.joint) return joint(config, config.joint, config.joint.weights);
  const chosen = {
    neuron: () => neuron(name, unit),
    channel: () => channel(name, unit),
    layer: () => layer(name),
    direction: () => direction(name, randomDirection(channels, unit), power),
  }[config.objective]();
  return sign === 1 ? chosen : chosen.times(-1);
}
