/**
 * Convolution as one WebGPU program, for frozen filters: no barriers, no shared memory, four outputs of a few neighboring pixels per
 * thread. It adds the bias and applies the ReLU on the way forward, and on the way back reads the gradient through the
 * ReLU's mask, so that each convolution is one dispatch each way. Shapes are uniforms: a handful of pipelines serves a network.
 */
import { backend, engine, registerKernel } from '@tensorflow/tfjs-core';
import type { NamedAttrMap, Tensor, Tensor4D, TensorInfo } from '@tensorflow/tfjs-core';

const kernelName = 'DirectConv2D';
const threads = 64;

export interface DirectConvOptions {
  stride: 1 | 2;
  /** Zeros before the first row and column. */
  pad: number;
  /** [height, width] of the result. */
  size: [number, number];
  bias?: Tensor;
  relu?: boolean;
  /** Same shape as `x`: cells of `x` count as zero where it is not positive. */
  mask?: Tensor;
}

interface Program {
  variableNames: string[];
  variableComponents: number[];
  outputComponent: number;
  outputShape: number[];
  workgroupSize: [number, number, number];
  dispatchLayout: { x: number[] };
  dispatch: [number, number, number];
  shaderKey: string;
  uniforms: string;
  getUserCode(): string;
}

interface ProgramRunner {
  runWebGPUProgram(
    program: Program,
    inputs: TensorInfo[],
    dtype: string,
    uniforms: { type: string; data: number[] }[],
  ): TensorInfo;
}

/** Can the program do this filter? Outputs come in fours, and inputs too unless they are few. */
export const fits = ([, , inputs, outputs]: number[]): boolean =>
  outputs! % 4 === 0 && (inputs! % 4 === 0 || inputs! < 4);

interface Variant {
  bias: boolean;
  relu: boolean;
  mask: boolean;
  /** Inputs are read one by one, not in fours. */
  scalar: boolean;
  /** A 1 x 1 filter without padding never reads outside. */
  inside: boolean;
  /** Neighboring pixels per thread. */
  run: number;
}

function code({ bias, relu, mask, scalar, inside, run }: Variant): string {
  const each = (text: (p: number) => string): string =>
    Array.from({ length: run }, (_, p) => text(p)).join('\n');
  const zero = scalar ? '0.0' : 'vec4<f32>(0.0)';
  const read = (p: number): string => {
    const value = mask ? `select(${zero}, x[at${p} + c], y[at${p} + c] > ${zero})` : `x[at${p} + c]`;
    return inside ? value : `select(${zero}, ${value}, valid${p})`;
  };
  const multiply = (p: number): string =>
    scalar ? `v${p} * w0` : `v${p}.x * w0 + v${p}.y * w1 + v${p}.z * w2 + v${p}.w * w3`;
  return `
    fn main(index : i32) {
      let outputs = uniforms.outShape[3] / 4;
      let rows = uniforms.outShape[1];
      let columns = uniforms.outShape[2];
      let pixels = uniforms.outShape[0] * rows * columns;
      let o = index % outputs;
      let first = (index / outputs) * ${run};
      if (first >= pixels) { return; }
      let inputs = uniforms.xShape[3]${scalar ? '' : ' / 4'};
      let height = uniforms.xShape[1];
      let width = uniforms.xShape[2];
      ${each(
        (p) => `
        let pixel${p} = min(first + ${p}, pixels - 1);
        let row${p} = ((pixel${p} / columns) % rows) * uniforms.place.x - uniforms.place.y;
        let column${p} = (pixel${p} % columns) * uniforms.place.x - uniforms.place.y;
        let image${p} = pixel${p} / (rows * columns) * height;
        var sum${p} = ${bias ? 'b[o]' : 'vec4<f32>(0.0)'};`,
      )}
      for (var ky = 0; ky < uniforms.place.z; ky++) {
        for (var kx = 0; kx < uniforms.place.w; kx++) {
          ${each(
            (p) => `
            let iy${p} = ${inside ? '' : 'clamp('}row${p} + ky${inside ? '' : ', 0, height - 1)'};
            let ix${p} = ${inside ? '' : 'clamp('}column${p} + kx${inside ? '' : ', 0, width - 1)'};
            ${inside ? '' : `let valid${p} = iy${p} == row${p} + ky && ix${p} == column${p} + kx;`}
            let at${p} = ((image${p} + iy${p}) * width + ix${p}) * inputs;`,
          )}
          var tap = (ky * uniforms.place.w + kx) * uniforms.xShape[3] * outputs + o;
          for (var c = 0; c < inputs; c++) {
            let w0 = w[tap];
            ${scalar ? '' : 'let w1 = w[tap + outputs]; let w2 = w[tap + 2 * outputs]; let w3 = w[tap + 3 * outputs];'}
            tap += ${scalar ? 'outputs' : '4 * outputs'};
            ${each((p) => `let v${p} = ${read(p)}; sum${p} += ${multiply(p)};`)}
          }
        }
      }
      ${each(
        (p) => `if (first + ${p} < pixels) {
          result[(first + ${p}) * outputs + o] = ${relu ? `max(sum${p}, vec4<f32>(0.0))` : `sum${p}`};
        }`,
      )}
    }`;
}

/** Few pixels per thread where there are few pixels: a GPU wants threads more than it wants reuse. */
function runLength(pixels: number, outputs: number): number {
  const threadsAtOne = (pixels * outputs) / 4;
  if (threadsAtOne >= 32_768) return 4;
  return threadsAtOne >= 8_192 ? 2 : 1;
}

function launch(
  inputs: Record<string, TensorInfo>,
  attributes: Omit<DirectConvOptions, 'bias' | 'mask'>,
): TensorInfo {
  const { x, w, b, y } = inputs as { x: TensorInfo; w: TensorInfo; b?: TensorInfo; y?: TensorInfo };
  const { stride, pad, size, relu = false } = attributes;
  const [kh, kw, , outputs] = w.shape as [number, number, number, number];
  const outputShape = [x.shape[0]!, ...size, outputs];
  const pixels = outputShape[0]! * size[0] * size[1];
  const variant: Variant = {
    bias: b !== undefined,
    relu,
    mask: y !== undefined,
    scalar: x.shape[3]! % 4 !== 0,
    inside: kh === 1 && kw === 1 && pad === 0,
    run: runLength(pixels, outputs),
  };
  const lanes = variant.scalar ? 1 : 4;
  const variableNames = ['x', 'w', ...(b ? ['b'] : []), ...(y ? ['y'] : [])];
  const program: Program = {
    variableNames,
    variableComponents: variableNames.map((name) => (name === 'x' || name === 'y' ? lanes : 4)),
    outputComponent: 4,
    outputShape,
    workgroupSize: [threads, 1, 1],
    dispatchLayout: { x: [0, 1, 2, 3] },
    dispatch: [Math.ceil((Math.ceil(pixels / variant.run) * outputs) / 4 / threads), 1, 1],
    shaderKey: `${kernelName}_${Object.values(variant).join('_')}`,
    // Stride, padding, and the filter's rows and columns.
    uniforms: 'place : vec4<i32>,',
    getUserCode: () => code(variant),
  };
  return (backend() as unknown as ProgramRunner).runWebGPUProgram(
    program,
    [x, w, ...(b ? [b] : []), ...(y ? [y] : [])],
    'float32',
    [{ type: 'int32', data: [stride, pad, kh, kw] }],
  );
}

let registered = false;

/** `x` [b, h, w, in] with `filter` [kh, kw, in, out] gives [b, ...size, out]. Only on the WebGPU backend, for filters that `fits`. */
export function directConv(
  x: Tensor,
  filter: Tensor,
  { bias, mask, ...attributes }: DirectConvOptions,
): Tensor4D {
  if (!registered) {
    registered = true;
    registerKernel({
      kernelName,
      backendName: 'webgpu',
      kernelFunc: ({ inputs, attrs }) =>
        launch(inputs as Record<string, TensorInfo>, attrs as unknown as DirectConvOptions),
    });
  }
  const inputs = { x, w: filter, ...(bias ? { b: bias } : {}), ...(mask ? { y: mask } : {}) };
  return engine().runKernel(kernelName, inputs, attributes as unknown as NamedAttrMap) as Tensor4D;
}
