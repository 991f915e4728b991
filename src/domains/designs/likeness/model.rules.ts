/** The model that is shipped: MobileNetV2 as nsfwjs 4.4.0 carries it, cut off at a middle layer (data/models/mobilenet-v2/SOURCE.md). */
import { fileURLToPath } from 'node:url'
import type { ModelSettings } from './likeness.schema.ts'

export const ownModel: ModelSettings = {
  kind: 'tfjs-layers',
  path: fileURLToPath(new URL('../../../../data/models/mobilenet-v2', import.meta.url)),
  layer: 'block_13_expand_relu',
  size: 224,
  mean: [0, 0, 0],
  std: [1, 1, 1],
}
