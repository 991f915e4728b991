/** Asks of each picture in a folder whether it shows one of another folder's; what `khuyencong design-check` does. */
import { open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, join, relative, sep } from 'node:path'
import { fileTypeFromFile } from 'file-type'
import { invalid } from '../../../kernel/refusal.ts'
import { say } from '../../../words/say.ts'
import { openLikeness } from './likeness.actions.ts'
import type { Candidate, CandidateKind, Likeness, LikenessSettings, Transform } from './likeness.schema.ts'

export interface FolderAnswer {
  /** Path within the folder asked about; a file's name when one file was asked. */
  query: string
  /** Best first; `file` is a path within the registered folder. */
  candidates: { file: string; probability: number; kind: CandidateKind; transform: Transform[]; inliers: number }[]
  /** Why the picture could not be compared. */
  error?: string
}
interface Found {
  name: string
  path: string
}
const pictureName = /\.(jpe?g|jpe|jfif|png|apng|webp|avif|gif|tiff?|svg|heic|heif|bmp|jp2|jxl)$/i
const mostCandidates = 20
const mostThreads = 2
/** Descriptions on their way to the threads at one time. */
const portion = 400

/** By its name; a name that ends in something else ("mẫu số 1. hoa sen") is looked into. */
const isPicture = async ({ path }: Found): Promise<boolean> => {
  const kind = await stat(path).catch(() => undefined)
  if (kind && !kind.isFile()) return false
  // What cannot be opened is told of later, with the reason.
  if (pictureName.test(path) || !basename(path).includes('.')) return true
  const type = await fileTypeFromFile(path).catch(() => undefined)
  return type?.mime.startsWith('image/') ?? false
}
/** Pictures of a folder and its sub-folders in the order of their names; hidden files and other kinds are left out. */
const picturesIn = async (path: string): Promise<Found[]> => {
  const kind = await stat(path).catch(() => invalid(say('likeness.noFolder', { path })))
  if (kind.isFile()) return [{ name: basename(path), path }]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => ({ name: relative(path, file).split(sep).join('/'), path: file }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const found: Found[] = []
  for (const file of files) if (await isPicture(file)) found.push(file)
  return found
}
/** Every item is worked on by the next free worker. */
const shareOut = async <T>(items: readonly T[], workers: readonly Likeness[], work: (item: T, worker: Likeness) => Promise<void>) => {
  let next = 0
  await Promise.all(
    workers.map(async worker => {
      while (next < items.length) await work(items[next++]!, worker)
    }),
  )
}
const told = ({ id, probability, kind, transform, inliers }: Candidate): FolderAnswer['candidates'][number] => ({
  file: id,
  probability: Number(probability.toFixed(4)),
  kind,
  transform,
  inliers,
})
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
const bytesOf = (path: string) => readFile(path).catch((error: Error) => invalid(say('likeness.noRead', { why: error.message })))

export interface FolderCheck {
  answers: FolderAnswer[]
  registered: number
  /** Registered files that could not be read. */
  unread: { file: string; why: string }[]
}
/** @param onProgress called with a sentence after each picture */
export const checkFolder = async (
  registered: string,
  queries: string,
  onProgress: (line: string) => void,
  settings: LikenessSettings = {},
): Promise<FolderCheck> => {
  const [known, asked] = [await picturesIn(registered), await picturesIn(queries)]
  for (const [path, found] of [
    [registered, known],
    [queries, asked],
  ] as const)
    if (!found.length) invalid(say('likeness.noPictures', { path }))
  const workers = Array.from({ length: Math.min(mostThreads, availableParallelism()) }, () => openLikeness(settings))
  try {
    const unread: FolderCheck['unread'] = []
    let done = 0
    for (let start = 0; start < known.length; start += portion) {
      const rows: { id: string; described: Uint8Array }[] = []
      await shareOut(known.slice(start, start + portion), workers, async ({ name, path }, worker) => {
        try {
          rows.push({ id: name, described: (await worker.describe(await bytesOf(path))).bytes })
        } catch (error) {
          unread.push({ file: name, why: reason(error) })
        }
        onProgress(say('likeness.describing', { done: ++done, all: known.length }))
      })
      rows.sort((a, b) => (a.id < b.id ? -1 : 1))
      for (const worker of workers) await worker.add(rows)
    }
    unread.sort((a, b) => (a.file < b.file ? -1 : 1))
    const answers = new Map<string, FolderAnswer>()
    done = 0
    await shareOut(asked, workers, async ({ name, path }, worker) => {
      const answer: FolderAnswer = { query: name, candidates: [] }
      try {
        answer.candidates = (await worker.search(await bytesOf(path), { limit: mostCandidates })).map(told)
      } catch (error) {
        answer.error = reason(error)
      }
      answers.set(name, answer)
      onProgress(say('likeness.asking', { done: ++done, all: asked.length }))
    })
    return { answers: asked.map(({ name }) => answers.get(name)!), registered: known.length - unread.length, unread }
  } finally {
    await Promise.all(workers.map(worker => worker.close()))
  }
}
/**
 * Writes the answers as JSON.
 * @returns lines to show, and whether every file could be read
 */
export const checkFolderToFile = async (registered: string, queries: string, out: string, onProgress: (line: string) => void) => {
  // Hours of comparing are not lost to a mistyped name.
  const file = await open(out, 'a').catch((error: Error) => invalid(say('likeness.noOut', { path: out, why: error.message })))
  await file.close()
  const { answers, registered: count, unread } = await checkFolder(registered, queries, onProgress)
  await writeFile(out, `${JSON.stringify(answers, null, 1)}\n`)
  const copies = answers.filter(({ candidates }) => (candidates[0]?.probability ?? 0) >= 0.5).length
  const failed = [...unread, ...answers.flatMap(({ query, error }) => (error ? [{ file: query, why: error }] : []))]
  return {
    lines: [
      say('likeness.wrote', { path: out, queries: answers.length, copies, registered: count }),
      ...(failed.length ? [say('likeness.notRead', { count: failed.length }), ...failed.map(({ file, why }) => `  ${file}: ${why}`)] : []),
    ],
    isWhole: !failed.length,
  }
}
