/** Record linkage for the rest of the product: in a thread, so that nobody waits while thousands of pairs are compared. */
import { startThread } from '../../files/thread.ts'
import type { LinkOptions, LinkResult } from './linkage/link.rules.ts'
import type { LinkField, LinkRecord } from './linkage/linkage.schema.ts'

/** `linkRecords` in a thread of its own; fails when the thread does. */
export const linkInWorker = (
  fields: readonly LinkField[],
  first: readonly LinkRecord[],
  second?: readonly LinkRecord[],
  options: LinkOptions = {},
): Promise<LinkResult> =>
  new Promise((resolve, reject) => {
    const thread = startThread(new URL('./linkage/link.thread.ts', import.meta.url), { fields, first, options, ...(second && { second }) })
    thread.once('message', (result: LinkResult) => resolve(result))
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`linkage ended with ${code}`)))
  })
