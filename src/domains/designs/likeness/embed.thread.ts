/** A model that turns a picture into a direction: pictures that look alike point the same way. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ModelSettings } from './likeness.schema.ts'

export interface Embedder {
  /** @param squares red, green, blue of `size` × `size` pixels each */
  embed(squares: Uint8Array[]): Promise<Float32Array[]>
}
const normalised = (squares: Uint8Array[], { size, mean, std }: ModelSettings, planes: boolean): Float32Array => {
  const pixels = size * size
  const out = new Float32Array(squares.length * pixels * 3)
  for (const [at, square] of squares.entries())
    for (let pixel = 0; pixel < pixels; pixel++)
      for (let channel = 0; channel < 3; channel++) {
        const value = (square[3 * pixel + channel]! / 255 - mean[channel]!) / std[channel]!
        out[at * pixels * 3 + (planes ? channel * pixels + pixel : 3 * pixel + channel)] = value
      }
  return out
}
/** Generalised mean (p = 3) over the places of a layer's maps: what stands out counts more than what is everywhere. */
const pooled = (values: Float32Array, places: number, channels: number): Float32Array => {
  const out = new Float32Array(channels)
  for (let place = 0; place < places; place++)
    for (let channel = 0; channel < channels; channel++) out[channel]! += Math.max(0, values[place * channels + channel]!) ** 3
  return out.map(value => Math.cbrt(value / places))
}
const fromLayers = async (settings: ModelSettings): Promise<Embedder> => {
  const [tf, layers, wasm] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-layers'),
    import('@tensorflow/tfjs-backend-wasm'),
  ])
  wasm.setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`)
  // One thread for each worker: the process already runs as many workers as it wants.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  await tf.setBackend('wasm')
  const { modelTopology, weightsManifest } = JSON.parse(await readFile(join(settings.path, 'model.json'), 'utf8'))
  const weights = await readFile(join(settings.path, 'weights.bin'))
  const weightSpecs = weightsManifest.flatMap((each: { weights: object[] }) => each.weights)
  const weightData = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length)
  const whole = await layers.loadLayersModel({ load: async () => ({ modelTopology, weightSpecs, weightData }) })
  const output = settings.layer ? whole.getLayer(settings.layer).output : whole.output
  const model = layers.model({ inputs: whole.inputs, outputs: output })
  return {
    async embed(squares) {
      const { size } = settings
      const input = tf.tensor4d(normalised(squares, settings, false), [squares.length, size, size, 3])
      const result = model.predict(input) as import('@tensorflow/tfjs-core').Tensor
      const values = (await result.data()) as Float32Array
      const [, ...shape] = result.shape
      const channels = shape.at(-1)!
      const places = shape.slice(0, -1).reduce((product, each) => product * each, 1)
      input.dispose()
      result.dispose()
      return squares.map((_, at) => pooled(values.subarray(at * places * channels, (at + 1) * places * channels), places, channels))
    },
  }
}
/** Any ONNX model with one picture input [n, 3, size, size] and one vector output, such as SSCD or DINOv2. */
const fromOnnx = async (settings: ModelSettings): Promise<Embedder> => {
  const ort = await import('onnxruntime-web').catch(() => {
    throw new Error('onnxruntime-web is not installed: npm install onnxruntime-web, or leave the model setting empty')
  })
  ort.env.wasm.numThreads = 1
  const session = await ort.InferenceSession.create(new Uint8Array(await readFile(settings.path)), { executionProviders: ['wasm'] })
  return {
    async embed(squares) {
      const { size } = settings
      const input = new ort.Tensor('float32', normalised(squares, settings, true), [squares.length, 3, size, size])
      const output = (await session.run({ [session.inputNames[0]!]: input }))[session.outputNames[0]!]!
      const values = output.data as Float32Array
      const length = values.length / squares.length
      return squares.map((_, at) => values.slice(at * length, (at + 1) * length))
    },
  }
}
export const openEmbedder = (settings: ModelSettings): Promise<Embedder> =>
  settings.kind === 'onnx' ? fromOnnx(settings) : fromLayers(settings)
