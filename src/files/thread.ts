/** Runs a TypeScript module of the product in a thread of its own, so that heavy work keeps nobody waiting. */
import { Worker } from 'node:worker_threads'

/**
 * A thread that runs `entry`, which finds `given` as `workerData.given`.
 * @param transfer buffers of `given` that are handed over instead of copied
 */
export const startThread = (entry: URL, given: unknown, transfer: ArrayBuffer[] = []): Worker =>
  new Worker(new URL('./thread-start.mjs', import.meta.url), { workerData: { entry: entry.href, given }, transferList: transfer })
