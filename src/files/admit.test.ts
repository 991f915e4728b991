import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { productFolder } from '../db/connect.ts'
import { admitFile, fileGuard } from './admit.ts'
import { hashDistance, pictureHash } from './picture.ts'
import { s3Place, s3Storage } from './s3-storage.ts'
import { clamd } from './virus-scan.ts'
import { inflateEntries, packParts, zipEntries } from './zip.ts'

const file = (name: string, ...parts: (string | Uint8Array)[]) => ({
  name,
  bytes: Buffer.concat(parts.map(part => Buffer.from(part as string))),
})
/** A made-up photograph: soft shapes from a seed. */
const photo = (seed: number, width = 640, height = 480) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="hsl(${seed * 47},40%,70%)"/>${Array.from(
        { length: 14 },
        (_, at) =>
          `<circle cx="${(seed * 131 + at * 97) % width}" cy="${(seed * 71 + at * 173) % height}" r="${20 + ((seed * 13 + at * 29) % 90)}" fill="hsl(${(seed * 31 + at * 53) % 360},60%,${20 + ((seed + at * 17) % 60)}%)"/>`,
      ).join('')}</svg>`,
    ),
  )
const docx = () => readFileSync(`${productFolder}/templates/bao-cao.docx`)
const refusal = async (given: { name: string; bytes: Uint8Array }) =>
  admitFile(given).then(
    () => 'let in',
    error => (error as Error).message,
  )

describe('what comes in', () => {
  it('keeps PDF, Word and Excel as they are', async () => {
    const bytes = docx()
    const kept = await admitFile({ name: 'Thuyết minh.docx', bytes })
    expect(Buffer.from(kept.bytes).equals(bytes)).toBe(true)
    expect(kept).toMatchObject({ mediaType: expect.stringContaining('wordprocessingml'), picture: null })
    expect((await admitFile(file('a.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj'))).mediaType).toBe('application/pdf')
  })
  it('goes by the bytes, not by the name', async () => {
    expect(await refusal(file('bao-gia.pdf', 'MZ\x90\x00 a program'))).toMatch(/không phải PDF/)
    expect(await refusal(file('trang.jpg', '<html><script>1</script></html>'))).toMatch(/không phải PDF/)
    expect((await admitFile({ name: 'anh.pdf', bytes: await photo(1).png().toBuffer() })).mediaType).toBe('image/png')
  })
  it('refuses macros, whatever the ending', async () => {
    expect(await refusal(file('de-an.docx', docx(), 'PK word/vbaProject.bin'))).toMatch(/có macro/)
    expect(await refusal(file('cu.doc', 'ÐÏ\x11à', Buffer.from('D0CF11E0A1B11AE1', 'hex')))).toMatch(/không phải|macro/)
    const old = Buffer.concat([
      Buffer.from('D0CF11E0A1B11AE1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('WordDocument_VBA_PROJECT', 'utf16le'),
    ])
    expect(await refusal(file('cu.doc', old))).toMatch(/có macro/)
    const plain = Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600), Buffer.from('WordDocument', 'utf16le')])
    expect((await admitFile(file('cu.doc', plain))).mediaType).toBe('application/msword')
  })
  it('refuses macros of a library with a name of its own, scripts, and macro sheets', async () => {
    for (const part of ['Basic/script-lc.xml', 'Scripts/python/chay.py', 'xl/macrosheets/sheet1.xml'])
      expect([part, await refusal(file('bang.xlsx', docx(), `PK ${part}`))]).toEqual([part, expect.stringMatching(/có macro/)])
  })
  it('refuses macros under any name, programs inside, and templates fetched from a server; one’s own template is no harm', async () => {
    const parts = await inflateEntries(docx(), zipEntries(docx()))
    const packed = async (name: string, text: string | ((before: string) => string)) => {
      const before = Buffer.from(parts.get(name) ?? '').toString()
      const made = new Map(parts).set(name, Buffer.from(typeof text === 'string' ? text : text(before)))
      return { name: 'de-an.docx', bytes: await packParts(made) }
    }
    const related = (target: string) =>
      `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`
    const settings = 'word/_rels/settings.xml.rels'
    expect(await refusal(await packed('word/VbaPROJECT.BIN', 'x'))).toMatch(/có macro/)
    const declared = (before: string) =>
      before.replace('</Types>', '<Override PartName="/word/thu.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    expect(await refusal(await packed('[Content_Types].xml', declared))).toMatch(/có macro/)
    expect(await refusal(await packed('word/embeddings/cai-dat.exe', 'MZ'))).toMatch(/chương trình/)
    expect(await refusal(await packed(settings, related('https://example.org/mau.dotm')))).toMatch(/chương trình/)
    expect(await refusal(await packed(settings, related('file:///C:/Users/lan/Normal.dotm')))).toBe('let in')
  })
  it('finds what acts in the packed objects of a PDF, however they are packed, and lets in none that it cannot read', async () => {
    const acting = '2 0 << /S /JavaScript /JS (app.alert) >>'
    const pdf = (head: string, packed: Uint8Array | string) =>
      refusal(file('nen.pdf', `%PDF-1.7\n1 0 obj << /N 1 /First 4 ${head} >>\nstream\n`, packed, '\nendstream endobj'))
    const flate = '/Type /ObjStm /Filter /FlateDecode'
    expect(await pdf(flate, deflateSync(acting))).toMatch(/tự chạy/)
    expect(await pdf(flate, deflateSync('2 0 << /Type /Page >>'))).toBe('let in')
    expect(await pdf(`/DecodeParms << /Columns 5 >> ${flate}`, deflateSync(acting))).toMatch(/tự chạy/)
    expect(await pdf('/Type/Obj#53tm /Filter /FlateDecode', deflateSync(acting))).toMatch(/tự chạy/)
    expect(await pdf('/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]', `${deflateSync(acting).toString('hex')}>`)).toMatch(/tự chạy/)
    expect(await pdf(flate, deflateSync(acting).subarray(0, -4))).toMatch(/tự chạy/)
    expect(await pdf('/Type /ObjStm /Filter /LZWDecode', 'x')).toMatch(/tự chạy/)
    expect(await pdf('/Type /XObject /Filter /LZWDecode', 'x')).toBe('let in')
    expect(await refusal(file('kem.pdf', '%PDF-1.7\n1 0 obj << /Type /Filespec /F (cai-dat.exe) >>'))).toMatch(/tự chạy/)
    expect(await refusal(file('hoa-don.pdf', '%PDF-1.7\n1 0 obj << /Type /Filespec /F (hoa-don.xml) >>'))).toBe('let in')
  })
  it('gives out under an ending of what the file is, whatever it was called', async () => {
    const called = async (name: string, bytes: Uint8Array = Buffer.from('%PDF-1.7\n<< >>')) => (await admitFile({ name, bytes })).fileName
    expect(await called('Báo giá.PDF')).toBe('Báo giá.PDF')
    expect(await called('bao-gia.hta')).toBe('bao-gia.hta.pdf')
    expect(await called('trang.html')).toBe('trang.html.pdf')
    expect(await called('anh.pdf', await photo(1).png().toBuffer())).toBe('anh.pdf.png')
    expect(await called('de-an.docm', docx())).toBe('de-an.docm.docx')
    expect(await called('anh\u202Egpj.exe', await photo(1).jpeg().toBuffer())).toBe('anhgpj.exe.jpg')
  })
  it('refuses locked Office files, PDF that acts, HEIC, nothing, and too much, each with what to do', async () => {
    const locked = Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await refusal(file('khoa.docx', locked))).toMatch(/mật khẩu/)
    expect(await refusal(file('chay.pdf', '%PDF-1.7\n<< /OpenAction << /S /JavaScript >> >>'))).toMatch(/tự chạy/)
    expect(await refusal(file('giau.pdf', '%PDF-1.7\n<< /OpenAction << /S /J#61va#53cript >> >>'))).toMatch(/tự chạy/)
    expect(await refusal(file('IMG_0001.HEIC', Buffer.from('000000186674797068656963000000006d696631', 'hex'), Buffer.alloc(64)))).toMatch(
      /HEIC/,
    )
    expect(await refusal(file('rong.pdf', ''))).toMatch(/rỗng/)
    expect(await refusal({ name: 'to.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(20 * 1024 * 1024)]) })).toMatch(
      /21 MB/,
    )
    expect(await refusal(file('hong.jpg', (await photo(2).jpeg().toBuffer()).subarray(0, 900)))).toMatch(/hỏng/)
  })
  it('takes the place, the time and the telephone out of a photograph and turns it upright', async () => {
    const taken = await photo(3)
      .jpeg()
      .withExif({ IFD0: { Make: 'DIEN-THOAI-CUA-TOI', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 1/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const kept = await admitFile({ name: 'xuong.jpg', bytes: taken })
    const { exif, orientation } = await sharp(kept.bytes).metadata()
    expect(exif).toBeUndefined()
    expect(orientation).toBeUndefined()
    expect(Buffer.from(kept.bytes).includes('DIEN-THOAI')).toBe(false)
    expect(kept.picture).toMatchObject({ width: 480, height: 640 })
  })
})

describe('how alike two pictures look', () => {
  it('a picture written smaller, brighter and worse is near; another is far', async () => {
    const [one, again, other] = await Promise.all([
      photo(5).jpeg().toBuffer(),
      photo(5).modulate({ brightness: 1.1 }).resize(300).jpeg({ quality: 50 }).toBuffer(),
      photo(6).jpeg().toBuffer(),
    ])
    const [a, b, c] = await Promise.all([one, again, other].map(pictureHash))
    expect(hashDistance(a!, b!)).toBeLessThanOrEqual(6)
    expect(hashDistance(a!, c!)).toBeGreaterThan(16)
  })
  it('a blank sheet looks like nothing', async () => {
    const blank = await sharp({ create: { width: 200, height: 300, channels: 3, background: '#fdfdfd' } })
      .png()
      .toBuffer()
    expect(await pictureHash(blank)).toBeNull()
  })
})

describe('with a scanner', () => {
  let server: ReturnType<typeof createSocketServer> | undefined
  afterEach(() => {
    fileGuard.scan = null
    server?.close()
    server = undefined
  })
  /** Speaks the other side of INSTREAM: pieces by their length, then one line. */
  const daemon = (answer: (sent: Buffer) => string | null) =>
    new Promise<string>(resolve => {
      server = createSocketServer(socket => {
        let got = Buffer.alloc(0)
        socket.on('error', () => {})
        socket.on('data', data => {
          got = Buffer.concat([got, data])
          let at = got.indexOf(0) + 1
          const pieces: Buffer[] = []
          while (got.length >= at + 4) {
            const length = got.readUInt32BE(at)
            if (length === 0) {
              const said = answer(Buffer.concat(pieces))
              if (said === null) socket.destroy()
              else socket.end(said)
              return
            }
            if (got.length < at + 4 + length) return
            pieces.push(got.subarray(at + 4, at + 4 + length))
            at += 4 + length
          }
        })
      }).listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server!.address() as AddressInfo).port}`))
    })
  it('refuses what it finds, lets in what it clears, and lets nothing in while it is silent', async () => {
    const big = file('a.pdf', '%PDF-1.7\n', Buffer.alloc(200_000, 'x'))
    fileGuard.scan = clamd(await daemon(sent => (sent.equals(big.bytes) ? 'stream: OK\0' : 'stream: Eicar-Test-Signature FOUND\0')))
    expect((await admitFile(big)).mediaType).toBe('application/pdf')
    expect(await refusal(file('b.pdf', '%PDF-1.7\nxấu'))).toMatch(/mã độc \(Eicar-Test-Signature\)/)
    server!.close()
    fileGuard.scan = clamd(await daemon(() => null))
    expect(await refusal(big)).toMatch(/Chưa kiểm tra được/)
  })
})

describe('files in an S3-compatible store', () => {
  let server: Server
  afterEach(() => server.close())
  it('keeps once, reads back, drops', async () => {
    const held = new Map<string, Buffer>()
    let puts = 0
    server = createServer((request, response) => {
      const key = request.url!.split('?')[0]!
      const parts: Buffer[] = []
      request.on('data', part => parts.push(part))
      request.on('end', () => {
        if (request.method === 'PUT') {
          puts++
          held.set(key, Buffer.concat(parts))
        }
        if (request.method === 'DELETE') held.delete(key)
        const found = held.get(key)
        response.statusCode = found || request.method === 'DELETE' ? 200 : 404
        response.end(request.method === 'GET' ? found : undefined)
      })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    process.env.AWS_ACCESS_KEY_ID ??= 'test'
    process.env.AWS_SECRET_ACCESS_KEY ??= 'test'
    const place = s3Place('s3://khuyencong/giay-to', { KHUYENCONG_S3_ENDPOINT: endpoint })!
    const storage = await s3Storage(place)
    const sha = await storage.keep(Buffer.from('giấy'))
    expect(await storage.keep(Buffer.from('giấy'))).toBe(sha)
    expect(puts).toBe(1)
    expect([...held.keys()]).toEqual([`/khuyencong/giay-to/${sha.slice(0, 2)}/${sha}`])
    expect(Buffer.from(await storage.read(sha)).toString()).toBe('giấy')
    await storage.drop(sha)
    expect(held.size).toBe(0)
    await expect(storage.read(sha)).rejects.toThrow()
  })
  it('a folder is not taken for a bucket', () => {
    server = createServer()
    expect(s3Place('/var/lib/khuyencong/files', {})).toBeUndefined()
  })
})
