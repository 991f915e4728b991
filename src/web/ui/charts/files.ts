/** A chart as a file: the drawing in a frame with its title and where its figures come from. */
import { searchable } from '../../../kernel/text.ts'
import { tokens } from '../../theme.ts'

/** Text that stands around a drawing. */
export interface Around {
  title: string
  /** Source, period, mapping version, day, who. */
  lines: readonly string[]
}
const face = "'Be Vietnam Pro', 'Segoe UI', Arial, sans-serif"
const edge = 20
const escaped = (text: string) => text.replace(/[&<>"]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] ?? each)

/** Breaks a sentence into lines that fit `width` at about `letter` a letter. */
export const wrapped = (text: string, width: number, letter: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (line && longer.length * letter > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line ? [...lines, line] : lines
}

/**
 * The drawing with its title above and its source below, as one SVG on white.
 * @param drawing an `<svg>` element as text, with its namespace
 */
export const framed = (drawing: string, size: { width: number; height: number }, { title, lines }: Around) => {
  const inner = size.width
  const heads = wrapped(title, inner, 9.5)
  const feet = lines.flatMap(line => wrapped(line, inner, 6.4))
  const top = edge + heads.length * 24 + 10
  const bottom = top + size.height + 12
  const width = inner + 2 * edge
  const height = Math.ceil(bottom + feet.length * 16 + edge)
  const text = (line: string, y: number, style: string) => `<text x="${edge}" y="${y}" ${style}>${escaped(line)}</text>`
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${face}">`,
    `<rect width="${width}" height="${height}" fill="${tokens.surface}"/>`,
    ...heads.map((line, at) => text(line, edge + 16 + at * 24, `font-size="18" font-weight="600" fill="${tokens.ink}"`)),
    `<svg x="${edge}" y="${top}" width="${size.width}" height="${size.height}" overflow="hidden">${drawing}</svg>`,
    ...feet.map((line, at) => text(line, bottom + 12 + at * 16, `font-size="12" fill="${tokens.muted}"`)),
    '</svg>',
  ].join('')
  return { svg, width, height }
}

/** The SVG as a picture twice as fine as on screen. */
export const toPng = async (svg: string, width: number, height: number): Promise<Blob> => {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * 2
    canvas.height = height * 2
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((done, fail) => canvas.toBlob(blob => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png'))
  } finally {
    URL.revokeObjectURL(address)
  }
}
/** Hands a file to the browser to keep. */
export const saveBlob = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
/** 'Thị phần tại Hoa Kỳ' → 'thi-phan-tai-hoa-ky': a file name that any system takes. */
export const fileNameOf = (title: string): string =>
  searchable(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
