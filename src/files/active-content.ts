/** What in a paper would act by itself when somebody opens it: macros, scripts, programs inside, templates fetched from elsewhere. */
import { promisify } from 'node:util'
import { constants, inflate as inflateBytes } from 'node:zlib'
import { inflateEntries, zipEntries } from './zip.ts'

const inflate = promisify<Uint8Array, { maxOutputLength: number; finishFlush: number }, Buffer>(inflateBytes)
const holds = (bytes: Buffer, text: string, encoding: 'latin1' | 'utf16le' = 'latin1') => bytes.includes(Buffer.from(text, encoding))

/** `macro`: to be saved without; `program`: to be printed anew. */
export type Acting = 'macro' | 'program'

const macroParts = /vba(project|data)|\/macrosheets\/|^basic\/(script-|standard\/)|^scripts\//i
/** Endings of files that run when they are opened. */
const running = 'exe|dll|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar'
const programs = new RegExp(`\\.(${running})$`, 'i')
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
const carried = new RegExp(`/U?F\\s*\\([^)]*\\.(${running})\\)`, 'i')
/** Names of a PDF may write any letter as its code: '/J#61vaScript'. */
const named = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
const acts = (text: string): boolean => {
  const plain = named(text)
  return actions.some(key => text.includes(key) || plain.includes(key)) || carried.test(text)
}
/** Bytes of packed objects that are unpacked of one PDF, at most. */
const unpackedLimit = 32 * 1024 * 1024

/** The bytes of a stream by the filters that its dictionary names; null where one of them is not read here. */
const unpacked = async (packed: Buffer, dictionary: string, limit: number): Promise<Buffer | null> => {
  const filters = [...(/\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.matchAll(/\/(\w+)/g) ?? [])].map(([, name = '']) => name)
  let bytes = packed
  for (const filter of filters) {
    if (filter === 'ASCIIHexDecode' || filter === 'AHx') bytes = Buffer.from(bytes.toString('latin1').replace(/[^0-9a-f]/gi, ''), 'hex')
    else if (filter === 'FlateDecode' || filter === 'Fl') {
      // A stream that was cut off is read as far as it goes, as readers of PDF do.
      const told = await inflate(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH }).catch(() => null)
      if (!told) return null
      bytes = told
    } else return null
  }
  return bytes
}
/**
 * Whether a PDF runs scripts, starts or carries programs, also from objects that stand packed in streams. Packed objects that cannot be read
 * count as acting, unless the whole file is encrypted.
 */
export const actingPdf = async (bytes: Buffer): Promise<boolean> => {
  const text = bytes.toString('latin1')
  if (acts(text)) return true
  const encrypted = text.includes('/Encrypt')
  let left = unpackedLimit
  for (const { index, 0: head } of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue
    const before = text.slice(Math.max(0, index - 2000), index)
    const dictionary = named(before.slice(before.lastIndexOf(' obj') + 1))
    if (!/\/ObjStm\b/.test(dictionary)) continue
    const from = index + head.length
    const to = text.indexOf('endstream', from)
    const objects = await unpacked(bytes.subarray(from, to < 0 ? undefined : to), dictionary, left)
    if (objects ? acts(objects.toString('latin1')) : !encrypted) return true
    left -= objects?.length ?? 0
    if (left <= 0) return true
  }
  return false
}
