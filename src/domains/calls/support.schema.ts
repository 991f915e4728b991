/** The five questions of "Tôi được hỗ trợ gì?": their answers, and the address that carries them. They name nobody. */
import * as z from 'zod'
import { establishmentKinds } from '../establishments/establishments.schema.ts'
import { type ActivityCode, activities, byAuthorities, crafts, sectors } from '../reference/catalog.schema.ts'

/** Who asks: a form of establishment, or an artisan without one. */
export const legalForms = { ...establishmentKinds, artisan: 'Nghệ nhân, thợ giỏi' } as const
export type LegalForm = keyof typeof legalForms
/** As what the register takes somebody in: an artisan without a business is a household. */
export const registerKind = (form: LegalForm): keyof typeof establishmentKinds => (form === 'artisan' ? 'household' : form)

/** What somebody may want to do, in the order of the programme's contents. */
export const wishes = (Object.keys(activities) as ActivityCode[]).filter(code => !byAuthorities.includes(code))

export interface Wish {
  activity: ActivityCode
  /** Expected cost in đồng; null when not known yet. */
  cost: number | null
  /** Machines, models, marks; one when not told. */
  units?: number
}
export interface SupportAnswers {
  form: LegalForm
  unitId: string
  /** Code of a craft village; 'none' for none, 'unsure' for one that is not in the list or not known. */
  village: string
  craft: keyof typeof crafts
  sector: keyof typeof sectors
  /** Applies cleaner production; invests in the infrastructure of an industrial cluster. */
  cleaner: boolean
  cluster: boolean
  wants: Wish[]
  /** Code of the establishment of the register that asks; only somebody signed in who may see it is answered for it. */
  establishment?: string | undefined
}

const codes = <const O extends Readonly<Record<string, unknown>>>(options: O) =>
  z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]])
const most = 1_000_000_000_000_000
/** 'machine-500000000,trademark' → wishes, each activity once; what cannot be read is left out. */
const readWishes = (text: string): Wish[] => {
  const found = new Map<ActivityCode, Wish>()
  for (const part of text.split(',')) {
    const [code = '', cost] = part.split('-')
    const activity = wishes.find(each => each === code)
    const amount = Number(cost)
    if (activity && !found.has(activity))
      found.set(activity, { activity, cost: Number.isSafeInteger(amount) && amount > 0 && amount <= most ? amount : null })
  }
  return [...found.values()]
}
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform(value => value === '1')
/** The answers as an address carries them; the same words on the screen, in the request and towards the form. */
export const supportQuery = z
  .object({
    loai: codes(legalForms),
    xa: z.string().min(1).max(40),
    lang: z.string().min(1).max(30).default('none'),
    nghe: codes(crafts),
    nganh: codes(sectors),
    sxsh: flag,
    ccn: flag,
    viec: z.string().max(2000).transform(readWishes),
    coso: z.string().max(30).optional(),
  })
  .transform(
    ({ loai, xa, lang, nghe, nganh, sxsh, ccn, viec, coso }): SupportAnswers => ({
      form: loai,
      unitId: xa,
      village: lang,
      craft: nghe,
      sector: nganh,
      cleaner: sxsh,
      cluster: ccn,
      wants: viec,
      ...(coso && { establishment: coso }),
    }),
  )
/** The answers given so far as texts of an address; what is not answered is left out. */
export const asAddress = (answers: Partial<SupportAnswers>): Record<string, string> => {
  const { form, unitId, village, craft, sector, cleaner, cluster, wants, establishment } = answers
  const said: Record<string, string | undefined> = {
    loai: form,
    xa: unitId,
    lang: village,
    nghe: craft,
    nganh: sector,
    sxsh: cleaner ? '1' : undefined,
    ccn: cluster ? '1' : undefined,
    viec: wants?.length ? wants.map(({ activity, cost }) => (cost === null ? activity : `${activity}-${cost}`)).join(',') : undefined,
    coso: establishment,
  }
  return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
/** Reads what an address carries, complete or not; a wrong part counts as not answered. */
export const fromAddress = (search: Readonly<Record<string, string | undefined>>): Partial<SupportAnswers> => {
  const one = <T>(check: z.ZodType<T>, text: string | undefined): T | undefined =>
    text === undefined ? undefined : check.safeParse(text).data
  const answers: Partial<SupportAnswers> = {}
  const form = one(codes(legalForms), search.loai)
  const craft = one(codes(crafts), search.nghe)
  const sector = one(codes(sectors), search.nganh)
  const wants = readWishes(search.viec ?? '')
  if (form) answers.form = form
  if (search.xa) answers.unitId = search.xa
  if (search.lang) answers.village = search.lang
  if (craft) answers.craft = craft
  if (sector) answers.sector = sector
  if (search.sxsh === '1') answers.cleaner = true
  if (search.ccn === '1') answers.cluster = true
  if (wants.length) answers.wants = wants
  if (search.coso) answers.establishment = search.coso
  return answers
}
/** The sector that a craft most often belongs to, offered first: our reading of Điều 5, the person chooses. */
export const likelySector: Readonly<Record<keyof typeof crafts, keyof typeof sectors>> = {
  ceramics: 'đ',
  lacquer: 'đ',
  bamboo: 'đ',
  inlay: 'đ',
  textile: 'đ',
  metal_stone: 'đ',
  food: 'a',
  mechanics: 'd',
  garment: 'b',
  wood: 'a',
  other: 'b',
}
