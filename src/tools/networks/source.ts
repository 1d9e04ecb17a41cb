/** What both readers of weights produce: a network in float32, before it is packed into shards. */
import type { GraphNode, Manifest, NetworkId } from '../../lib/networks/manifest.ts';

export interface SourceTensor {
  shape: number[];
  values: Float32Array;
}

export interface Source {
  id: NetworkId;
  title: string;
  input: Manifest['input'];
  trainedSize: number;
  /** In an order in which every node comes after its inputs. */
  nodes: GraphNode[];
  /** Names of the reader-visible layers, in the order of depth. */
  layers: string[];
  /** Filters [kh, kw, in, out], matrices [in, out], and their biases [out] under `<name>/bias`. */
  tensors: Map<string, SourceTensor>;
  labels: string[];
  licence: string;
  source: string;
}

/** Names of the nodes that a node reads. */
export function inputsOf(node: GraphNode): string[] {
  return 'inputs' in node ? node.inputs : [node.input];
}

/** The nodes that `name` needs, itself included, in graph order. */
export function ancestors(nodes: readonly GraphNode[], name: string): GraphNode[] {
  const wanted = new Set([name]);
  for (const node of [...nodes].reverse())
    if (wanted.has(node.name)) for (const input of inputsOf(node)) wanted.add(input);
  return nodes.filter((node) => wanted.has(node.name));
}
