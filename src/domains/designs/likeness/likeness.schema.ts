/** What is said about two pictures that may show one design. Positions are shares (0…1) of a picture's width and height. */

/** Everything the index needs of one picture; `version` names the model and settings it was made with. */
export interface Described {
  version: string
  bytes: Uint8Array
}
/** `copy`: the same picture; `motif`: a part of it reused; `looks_like`: near, yet not the same. */
export const candidateKinds = ['copy', 'motif', 'looks_like'] as const
export type CandidateKind = (typeof candidateKinds)[number]
/** What seems to have been done to the registered picture to get the one asked about. */
const transforms = [
  'identical',
  'cropped',
  'mirrored',
  'turned',
  'recoloured',
  'inverted',
  'grey',
  'scaled',
  'framed',
  'perspective',
  'rephotographed',
  'collage',
  'drawing',
  'written_over',
] as const
export type Transform = (typeof transforms)[number]
export type Point = [number, number]

export interface Candidate {
  id: string
  /** That this is a copy or a reused motif: 0.5 and above is called one. */
  probability: number
  kind: CandidateKind
  transform: Transform[]
  /** Points of both pictures that agree on one placement. */
  inliers: number
  /** Points of the query and where they lie in the registered picture. */
  matches: { from: Point; to: Point }[]
  /** Nine numbers, row by row: query → registered, in shares; null when no placement was found. */
  homography: number[] | null
  /** The part of the query, and of the registered picture, that agree: two outlines. */
  area: { from: Point[]; to: Point[] } | null
}
export interface ShortlistRow {
  id: string
  /** 0…1: nearer is higher. */
  score: number
}
export interface SearchOptions {
  /** Most candidates returned, 20 when not said. */
  limit?: number
  /** Rows that are not compared, such as the design's own views. */
  exclude?: string[]
  /** Called once, with the rows that are going to be verified. */
  onShortlist?(rows: ShortlistRow[]): void
  /** Called for each candidate as soon as it is verified, in no order. */
  onCandidate?(candidate: Candidate): void
  signal?: AbortSignal
}
/** A model that turns a picture into a vector; another one can take its place. */
export interface ModelSettings {
  kind: 'tfjs-layers' | 'onnx'
  /** Folder with model.json (tfjs-layers) or a file (onnx). */
  path: string
  /** tfjs-layers: the layer whose maps are pooled. */
  layer?: string
  /** Side of the square given to the model, pixels. */
  size: number
  /** A pixel (0…255) becomes (value / 255 − mean) / std. */
  mean: number[]
  std: number[]
}
export interface LikenessSettings {
  model?: ModelSettings
  /** Where the index is kept between two starts; without it the index is thrown away on closing. */
  folder?: string
}
/** Compares pictures in a thread of its own. A picture that cannot be read is refused (kind `invalid`). */
export interface Likeness {
  /** Changes with the model and with every setting that changes what `describe` yields. */
  version: string
  describe(picture: Uint8Array): Promise<Described>
  /** Adds or replaces; rows of another version are refused. */
  add(rows: { id: string; described: Uint8Array }[]): Promise<void>
  remove(ids: string[]): Promise<void>
  size(): Promise<number>
  /** Best first. */
  search(picture: Uint8Array, options?: SearchOptions): Promise<Candidate[]>
  close(): Promise<void>
}
