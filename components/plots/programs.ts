/** The programs of a scene in three.js, made ready before its first picture: beside the page's work, and then one by one. */
import type { Camera, Scene, WebGLRenderer } from 'three';

export const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/** What a program takes in is asked of the graphics card, which answers when all it was given before is done: a task for each. */
export async function makePrograms(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: Camera,
  over: () => boolean,
): Promise<void> {
  // three.js complains aloud where the driver makes no programs in parallel.
  if (renderer.getContext().getExtension('KHR_parallel_shader_compile'))
    await renderer.compileAsync(scene, camera);
  else renderer.compile(scene, camera);
  await nextFrame();
  for (const program of renderer.info.programs ?? []) {
    if (over()) return;
    program.getUniforms();
    await nextFrame();
    if (over()) return;
    program.getAttributes();
    await nextFrame();
  }
}
