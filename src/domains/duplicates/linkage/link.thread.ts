/** Record linkage in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { type LinkOptions, linkRecords } from './link.rules.ts'
import type { LinkField, LinkRecord } from './linkage.schema.ts'

export interface LinkTask {
  fields: readonly LinkField[]
  first: readonly LinkRecord[]
  second?: readonly LinkRecord[]
  options: LinkOptions
}
const { fields, first, second, options } = workerData.given as LinkTask
parentPort?.postMessage(linkRecords(fields, first, second, options))
