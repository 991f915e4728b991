/** Which files may come in as papers: PDF, pictures and Office files, told by their bytes, without macros, passwords or traces of the taker. */
import { fileTypeFromBuffer } from 'file-type'
import { invalid } from '../kernel/refusal.ts'
import { clean } from '../kernel/text.ts'
import { say } from '../words/say.ts'
import { actingOffice, actingPdf } from './active-content.ts'
import { cleanPicture, mostPixels } from './picture.ts'
import { thumbnail } from './thumbnail.ts'
import { turns } from './turns.ts'
import type { VirusScan } from './virus-scan.ts'

/** What one file may weigh, in bytes. */
export const fileLimit = 20 * 1024 * 1024

/** Asked about every file where the installation has a scanner; set at the start. */
export const fileGuard: { scan: VirusScan | null } = { scan: null }

export interface AdmittedFile {
  /** As they are kept: pictures without metadata. */
  bytes: Uint8Array
  mediaType: string
  fileName: string
  /** `hash` is perceptual, 16 hex digits; null of a picture with next to nothing on it. */
  picture: { width: number; height: number; hash: string | null } | null
}

const pictures = ['image/jpeg', 'image/png', 'image/webp']
const office = [
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]
/** How files of each kind end, the usual ending first: an ending decides what opens the file once it has gone out again. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  [office[0]!]: ['.docx', '.dotx'],
  [office[1]!]: ['.xlsx', '.xltx'],
  [office[2]!]: ['.odt', '.ott'],
  [office[3]!]: ['.ods', '.ots'],
  'application/msword': ['.doc', '.dot'],
  'application/vnd.ms-excel': ['.xls', '.xlt'],
}
/** The name with an ending of what the file is: 'bao-gia.hta' of a PDF goes out as 'bao-gia.hta.pdf'. */
const nameOf = (name: string, mediaType: string): string => {
  const [usual = '', ...others] = endings[mediaType] ?? []
  return [usual, ...others].some(ending => name.toLowerCase().endsWith(ending)) ? name : `${name}${usual}`
}
/** Signs that turn the direction of writing: with one, 'gpj.exe' reads as 'exe.jpg'. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const macroOffice = /\.macroEnabled/i
const oldOffice = 'application/x-cfb'

const holds = (bytes: Buffer, text: string, encoding: 'latin1' | 'utf16le' = 'latin1') => bytes.includes(Buffer.from(text, encoding))

/** What an old .doc or .xls is: its streams' names stand in the file as UTF-16. */
const oldOfficeType = (bytes: Buffer): string | undefined => {
  if (holds(bytes, 'WordDocument', 'utf16le')) return 'application/msword'
  return holds(bytes, 'Workbook', 'utf16le') ? 'application/vnd.ms-excel' : undefined
}
const admitDocument = async (bytes: Buffer, mime: string | undefined, name: string): Promise<string> => {
  if (mime === 'application/pdf') {
    if (await actingPdf(bytes)) invalid(say('files.active', { name }))
    return mime
  }
  if (mime === oldOffice && holds(bytes, 'EncryptedPackage', 'utf16le')) invalid(say('files.locked', { name }))
  const type = mime === oldOffice ? oldOfficeType(bytes) : mime
  const acting = await actingOffice(bytes)
  if ((type && macroOffice.test(type)) || acting === 'macro') invalid(say('files.macro', { name }))
  if (acting === 'program') invalid(say('files.program', { name }))
  if (type && (office.includes(type) || mime === oldOffice)) return type
  return invalid(say('files.kind', { name }))
}

/**
 * Lets a file in or says why not and what to do. Nothing is kept here: the caller keeps `bytes`.
 * Refuses ('invalid') what is empty, heavier than 20 MB, of another kind by its bytes, with macros, a password or active content, broken
 * pictures, and what the scanner finds; also every file while a configured scanner does not answer.
 * @param most points that a picture may have
 */
export const admitFile = async (file: { name: string; bytes: Uint8Array }, most: number = mostPixels): Promise<AdmittedFile> => {
  const name = clean(file.name.replace(turning, '')).slice(0, 200)
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  if (!bytes.length) invalid(say('files.empty', { name }))
  if (bytes.length > fileLimit)
    invalid(say('files.tooBig', { name, size: Math.ceil(bytes.length / 1024 / 1024), max: fileLimit / 1024 / 1024 }))
  const mime = (await fileTypeFromBuffer(bytes))?.mime as string | undefined
  if (mime === 'image/heic' || mime === 'image/heif') invalid(say('files.heic', { name }))
  const isPicture = mime !== undefined && pictures.includes(mime)
  const mediaType = isPicture ? mime : await admitDocument(bytes, mime, name)
  await scanned(bytes, name)
  const fileName = nameOf(name, mediaType)
  if (!isPicture) return { bytes: file.bytes, mediaType, fileName, picture: null }
  const picture = await cleanPicture(bytes, most).catch(() => invalid(say('files.badPicture', { name })))
  return { bytes: picture.bytes, mediaType, fileName, picture: { width: picture.width, height: picture.height, hash: picture.hash } }
}

/** Points that a picture may have that anybody may send: more than a telephone makes by itself, less than would fill the memory. */
const mostPixelsOfAnyone = 40_000_000
const two = turns(2)
/** The same of a file that anybody may send, two at a time at most: many at once fill no memory. */
export const admitFromAnyone = (file: { name: string; bytes: Uint8Array }): Promise<AdmittedFile> =>
  two(() => admitFile(file, mostPixelsOfAnyone))
/** The same of a picture, with its small copy; null of what is no picture. */
export const admitPictureFromAnyone = (file: { name: string; bytes: Uint8Array }) =>
  two(async () => {
    const { bytes, mediaType, fileName, picture } = await admitFile(file, mostPixelsOfAnyone)
    return { bytes, mediaType, fileName, picture: picture && { ...picture, thumb: await thumbnail(bytes) } }
  })

const scanned = async (bytes: Uint8Array, name: string): Promise<void> => {
  if (!fileGuard.scan) return
  const found = await fileGuard.scan(bytes).catch(() => invalid(say('files.scanDown', { name })))
  if (found) invalid(say('files.virus', { name, found }))
}
