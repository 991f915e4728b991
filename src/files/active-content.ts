/** What in a paper would act by itself when somebody opens it: macros, scripts, programs inside, templates fetched from elsewhere. */
import { promisify } from 'node:util'
import { inflate as inflateBytes } from 'node:zlib'
import { inflateEntries, zipEntries } from './zip.ts'

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateBytes)
const holds = (bytes: Buffer, text: string, encoding: 'latin1' | 'utf16le' = 'latin1') => bytes.includes(Buffer.from(text, encoding))

/** `macro`: to be saved without; `program`: to be printed anew. */
export type Acting = 'macro' | 'program'

const macroParts = /vba(project|data)|\/macrosheets\/|^basic\/(script-|standard\/)|^scripts\//i
const programs = /\.(exe|dll|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar)$/i
/** Names as they stand in any zip within the bytes, also one that the directory does not tell of. */
const namedAnywhere = ['vbaProject.bin', 'xl/macrosheets/', 'Basic/script-l', 'Basic/Standard/', 'Scripts/python/', 'Scripts/java']
/** A template on one's own disk is what Word writes by itself; one from a server is fetched and may hold macros. */
const fetched = /Type="[^"]*\/(attachedTemplate|oleObject|frame|subDocument)"/i
const elsewhere = /Target="(https?:|ftp:|\\\\|file:\/{4,})/i
const partLimit = 2 * 1024 * 1024

/** Word, Excel and OpenDocument files, old ones and zipped. Throws nothing: what cannot be read is judged by its bytes. */
export const actingOffice = async (bytes: Buffer): Promise<Acting | null> => {
  if (namedAnywhere.some(part => holds(bytes, part)) || holds(bytes, '_VBA_PROJECT', 'utf16le')) return 'macro'
  const entries = await Promise.resolve()
    .then(() => zipEntries(bytes))
    .catch(() => [])
  if (entries.some(({ name }) => macroParts.test(name))) return 'macro'
  if (entries.some(({ name }) => programs.test(name))) return 'program'
  for (const entry of entries) {
    const { name } = entry
    if (!/(^\[Content_Types\]\.xml|\.rels)$/i.test(name)) continue
    // What says how the parts hang together is short and sound in every file that an office program wrote.
    const part = await inflateEntries(bytes, [entry], partLimit).catch(() => null)
    if (!part) return 'program'
    const text = Buffer.from(part.get(name)!).toString('utf8')
    if (!/\.rels$/i.test(name) && /vbaProject|macroEnabled/i.test(text)) return 'macro'
    const relations = text.match(/<[^>]*TargetMode="External"[^>]*>/gi) ?? []
    if (relations.some(relation => fetched.test(relation) && elsewhere.test(relation))) return 'program'
  }
  return null
}

const actions = ['/JavaScript', '/Launch']
/** Names of a PDF may write any letter as its code: '/J#61vaScript'. */
const acts = (text: string): boolean => {
  const plain = text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return actions.some(key => text.includes(key) || plain.includes(key))
}
/** Bytes of packed objects that are unpacked of one PDF, at most. */
const unpackedLimit = 32 * 1024 * 1024

/** Whether a PDF runs scripts or starts programs, also from objects that stand packed in streams. */
export const actingPdf = async (bytes: Buffer): Promise<boolean> => {
  const text = bytes.toString('latin1')
  if (acts(text)) return true
  let left = unpackedLimit
  for (const { index, 0: head } of text.matchAll(/\/ObjStm[^>]{0,400}>>\s*stream\r?\n/g)) {
    const from = index + head.length
    const to = text.indexOf('endstream', from)
    const objects = await inflate(bytes.subarray(from, to < 0 ? undefined : to), { maxOutputLength: left }).catch(() => Buffer.alloc(0))
    if (acts(objects.toString('latin1'))) return true
    left -= objects.length
    if (left <= 0) break
  }
  return false
}
