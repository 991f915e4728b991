/** Routes of "did you mean…": what a draft may already be, what whoever typed said of it, and who may be one person across the kinds. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { artisanEditors } from '../establishments/artisans.actions.ts'
import { plainPhone, plainTaxCode } from '../establishments/contacts.rules.ts'
import { villageEditors } from '../establishments/villages.actions.ts'
import { traineeEditors } from '../training/trainees.schema.ts'
import { tellApart } from './apart.actions.ts'
import { deciders, overseers } from './deciders.schema.ts'
import { matchedKinds, personKinds } from './duplicates.schema.ts'
import * as actions from './likely.actions.ts'
import { samePerson } from './same-person.actions.ts'

const tag = 'Bản ghi trùng'
const text = z.string().max(500).nullish()
const code = z.string().max(30)
const phone = z.string().max(500).transform(plainPhone).nullish()
const number = z.string().max(500).transform(plainTaxCode).nullish()
const name = z.string().max(300)
const birthYear = z.number().int().nullish()

export const likelyRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/establishments/likely',
    who: ['local_officer', 'centre_officer', 'appraiser'],
    tag,
    summary: 'Những cơ sở đã có mà phiếu đang nhập có thể là',
    body: z.object({
      name,
      kind: text,
      taxCode: number,
      phone,
      email: text,
      representative: text,
      address: text,
      craft: text,
      unitId: text,
      code: code.optional(),
    }),
    handle: (ctx, i) => actions.likelyEstablishments(ctx, i.body),
  }),
  route({
    method: 'POST',
    path: '/villages/likely',
    who: villageEditors,
    tag,
    summary: 'Những làng nghề đã có mà phiếu đang nhập có thể là',
    body: z.object({ name, otherNames: text, craft: text, unitId: text, code: code.optional() }),
    handle: (ctx, i) => actions.likelyVillages(ctx, i.body),
  }),
  route({
    method: 'POST',
    path: '/artisans/likely',
    who: artisanEditors,
    tag,
    summary: 'Những nghệ nhân đã có mà phiếu đang nhập có thể là',
    body: z.object({
      name,
      birthYear,
      title: text,
      craft: text,
      unitId: text,
      villageCode: code.nullish(),
      recognitionNumber: text,
      phone,
      code: code.optional(),
    }),
    handle: (ctx, i) => actions.likelyArtisans(ctx, i.body),
  }),
  route({
    method: 'POST',
    path: '/trainees/likely',
    who: traineeEditors,
    tag,
    summary: 'Những học viên đã có mà phiếu đang nhập có thể là',
    body: z.object({ name, birthYear, phone, personalNumber: number, establishmentCode: code.nullish(), id: z.uuid().optional() }),
    handle: (ctx, i) => actions.likelyTrainees(ctx, i.body),
  }),
  route({
    method: 'POST',
    path: '/duplicates/apart',
    who: deciders,
    tag,
    summary: 'Ghi rằng bản ghi vừa lưu không phải là những bản ghi đã được gợi ý',
    body: z.object({
      kind: z.enum(Object.keys(matchedKinds) as [keyof typeof matchedKinds]),
      record: z.string().trim().min(1).max(60),
      others: z.array(z.uuid()).min(1).max(20),
    }),
    handle: (ctx, i) => tellApart(ctx, i.body),
  }),
  route({
    method: 'GET',
    path: '/duplicates/same-person',
    who: overseers,
    tag,
    summary: 'Học viên, nghệ nhân, người đại diện cơ sở có thể là cùng một người với bản ghi này, kèm căn cứ; không gộp',
    query: z.object({ kind: z.enum(personKinds), record: z.string().trim().min(1).max(60) }),
    handle: (ctx, i) => samePerson(ctx, i.query),
  }),
]
