/** Where the numbers of tensors are. */
import { getBackend } from '@tensorflow/tfjs-core';

/** True on wasm and cpu: reading a tensor is a copy in this thread's memory, and plain loops may beat operations. */
export const onProcessor = (): boolean => getBackend() === 'wasm' || getBackend() === 'cpu';
