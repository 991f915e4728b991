/** Which model looks at pictures: the shipped one, or the one that KHUYENCONG_MODEL names. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as z from 'zod'
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import type { ModelSettings } from './likeness.schema.ts'
import { ownModel } from './model.rules.ts'

const three = z.array(z.number()).length(3)
const shape = z.object({
  kind: z.enum(['tfjs-layers', 'onnx']),
  path: z.string().min(1),
  layer: z.string().optional(),
  size: z.int().min(8).max(1024),
  mean: three,
  std: three,
})
/**
 * @param file JSON with kind, path (from the file's own folder), size, mean, std and, for tfjs-layers, layer; undefined for the shipped model
 * @throws Refusal when the file cannot be read as that
 */
export const modelOf = (file: string | undefined): ModelSettings => {
  if (!file) return ownModel
  try {
    const { layer, path, ...rest } = shape.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { ...rest, path: resolve(dirname(file), path), ...(layer && { layer }) }
  } catch (error) {
    return invalid(say('likeness.badModel', { file, why: error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message }))
  }
}
