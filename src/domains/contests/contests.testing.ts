/** A contest as its form sends it, an entry with pictures, and a whole contest carried to a point, for tests. */
import sharp from 'sharp'
import type { TestServer, Visitor } from '../../server/testing.ts'
import { codeAlphabet, codeLength } from './contests.rules.ts'
import { usualCriteria, usualPrizes } from './contests.schema.ts'

/** A contest of two groups whose time for entries ends on 22/11/2024 at 17:00. */
export const contestForm = (more: object = {}) => ({
  year: 2024,
  title: 'Cuộc thi thử',
  regulationNumber: '01/QĐ-THỬ',
  regulationOn: '2024-03-01',
  regulation: ['Quy chế thử, không có thật.'],
  contact: 'Trung tâm thử, 024 0000 0000',
  opensOn: '2024-07-01',
  closesOn: '2024-11-22',
  closesAt: '17:00',
  graceMinutes: 15,
  milestones: [{ title: 'Tư vấn thiết kế', from: '2024-06-01', until: '2024-06-30' }],
  prizes: [...usualPrizes],
  groups: [
    { craft: 'ceramics', counts: [1, 1, 0, 0] },
    { craft: 'textile', counts: [1, 0, 0, 0] },
  ],
  criteria: usualCriteria.slice(0, 2).map(each => ({ ...each, max: 10 })),
  rules: { mean: 'mean', sheets: 2, perGroup: 2, atLeast: null, ties: ['beauty'], text: false },
  votingFrom: '2024-12-01',
  votingUntil: '2024-12-10',
  ...more,
})
export const openContest = async (server: TestServer, more: object = {}): Promise<string> => {
  const centre = await server.as('trungtam')
  const code = String((await centre.post('/contests', contestForm(more))).body.code)
  await centre.post(`/contests/${code}/steps/publish`, { revision: (await centre.get(`/contests/${code}`)).body.revision })
  return code
}
let serial = 0
/** A code as a device makes it. */
export const deviceCode = (): string => {
  serial++
  return [...String(serial).padStart(codeLength, '0')].map(digit => codeAlphabet[Number(digit)]).join('')
}
export const entryForm = (more: object = {}) => ({
  craft: 'ceramics',
  title: 'Bình men tro',
  description: 'Bình cắm hoa phủ men tro trấu, thân xoay tay, dùng trong nhà hàng.',
  materials: 'Đất sét trắng',
  size: 'cao 30 cm',
  madeOn: '2024-05-10',
  brief: null,
  ownDesign: true,
  entrantKind: 'person',
  name: 'Nguyễn Thị Thử',
  phone: '0900 000 123',
  address: 'Xã Thử',
  nameOpen: true,
  picturesOpen: true,
  ...more,
})
/** A picture that differs from every other of another seed: stripes and a disc. */
export const drawnPicture = async (seed: number): Promise<Uint8Array> => {
  const [hue, gap, turn] = [(seed * 67) % 360, 8 + (seed % 7) * 5, (seed * 31) % 180]
  const stripes = Array.from({ length: 30 }, (_, at) => `<rect x="${at * gap * 2 - 300}" y="-300" width="${gap}" height="1200"/>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="480"><rect width="600" height="480" fill="hsl(${hue} 40% 85%)"/>
    <g fill="hsl(${(hue + 140) % 360} 60% 35%)" transform="rotate(${turn} 300 240)">${stripes}</g><circle cx="${200 + ((seed * 53) % 200)}" cy="240" r="${70 + (seed % 5) * 12}" fill="hsl(${(hue + 220) % 360} 70% 50%)"/></svg>`
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg().toBuffer())
}
/** The header that opens the entry of a code. */
export const withCode = (code: string) => ({ 'x-entry-code': code })
/** Sends an entry with its pictures to the end. Answers code, receipt and state. */
export const sendEntry = async (visitor: Visitor, contest: string, more: object = {}, seeds: readonly number[] = [serial + 1]) => {
  const code = deviceCode()
  const started = await visitor.post(`/public/contests/${contest}/entries`, { ...entryForm(more), code })
  for (const seed of seeds)
    await visitor.upload(
      '/public/contest-entry/pictures',
      { id: crypto.randomUUID(), kind: 'whole' },
      `anh cua ${seed}.jpg`,
      await drawnPicture(seed),
      withCode(code),
    )
  const sent = await visitor.post('/public/contest-entry/submission', {}, withCode(code))
  return { code, receipt: String(started.body.receipt), state: String(sent.body.state), started, sent }
}
/** Takes a step as somebody, with the contest's revision of now. */
export const take = async (visitor: Visitor, contest: string, step: string, more: object = {}) => {
  const { revision } = (await visitor.get(`/contests/${contest}`)).body
  return visitor.post(`/contests/${contest}/steps/${step}`, { revision, ...more })
}
/** Seats somebody of the test's people in the jury. */
export const seat = async (visitor: Visitor, contest: string, person: string, as: string) => {
  const people = (await visitor.get('/contests/people')).body as unknown as { id: string; name: string }[]
  const { revision } = (await visitor.get(`/contests/${contest}`)).body
  return visitor.post(`/contests/${contest}/jury`, {
    accountId: people.find(each => each.name === person)?.id,
    seat: as,
    office: 'Giám khảo thử',
    revision,
  })
}
