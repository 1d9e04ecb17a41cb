/**
 * The gradient of a ReLU, `dy` where the output is positive: one WebGPU program instead of two operations, dozens of times a step.
 */
import { backend, engine, getBackend, mul, registerKernel, step } from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';

const kernelName = 'ReluMask';
const threads = 64;

/** tfjs's interface for WebGPU programs, as far as it is used here. */
function program(shape: number[]): object {
  const size = shape.reduce((product, n) => product * n, 1);
  const lanes = size % 4 === 0 ? 4 : 1;
  const type = lanes === 4 ? 'vec4<f32>' : 'f32';
  return {
    variableNames: ['dy', 'y'],
    variableComponents: [lanes, lanes],
    outputComponent: lanes,
    outputShape: shape,
    workgroupSize: [threads, 1, 1],
    dispatchLayout: { x: shape.map((_, i) => i) },
    dispatch: [Math.ceil(size / lanes / threads), 1, 1],
    shaderKey: `${kernelName}_${lanes}`,
    size: true,
    getUserCode: () => `
      fn main(index : i32) {
        if (index < uniforms.size) {
          result[index] = select(${type}(0.0), dy[index], y[index] > ${type}(0.0));
        }
      }`,
  };
}

interface ProgramRunner {
  runWebGPUProgram(program: object, inputs: TensorInfo[], dtype: string): TensorInfo;
}

let registered = false;

/** `dy` and `y` have the same shape. */
export function reluMask<T extends Tensor>(dy: T, y: T): T {
  if (getBackend() !== 'webgpu') return mul(dy, step(y));
  if (!registered) {
    registered = true;
    registerKernel({
      kernelName,
      backendName: 'webgpu',
      kernelFunc: ({ inputs }) =>
        (backend() as unknown as ProgramRunner).runWebGPUProgram(
          program(inputs.y!.shape),
          [inputs.dy!, inputs.y!],
          'float32',
        ),
    });
  }
  return engine().runKernel(kernelName, { dy, y }) as T;
}
