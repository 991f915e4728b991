/** Routes of the register. */
import * as z from 'zod'
import { type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { plainPhone, plainTaxCode } from './contacts.rules.ts'
import * as actions from './establishments.actions.ts'
import { Establishment } from './establishments.schema.ts'

const tag = 'Sổ bộ'
const editors = ['local_officer', 'centre_officer', 'appraiser'] as const
const query = z.object({
  q: z.string().max(200).optional(),
  unitId: z.string().max(40).optional(),
  craft: z.string().max(40).optional(),
  kind: z.string().max(40).optional(),
  sector: z.string().max(10).optional(),
  sort: z.enum(['name', 'code', 'workers']).optional(),
  descending: z.stringbool().optional(),
  page: z.coerce.number().int().min(1).optional(),
  size: z.coerce.number().int().min(1).max(500).optional(),
})
const body = Establishment.input.omit({ search: true, code: true, villageId: true, taxCode: true, phone: true, mergedInto: true }).extend({
  taxCode: z.string().max(30).transform(plainTaxCode).nullish(),
  phone: z.string().max(40).transform(plainPhone).pipe(Establishment.input.shape.phone.unwrap().unwrap()).nullish(),
  code: z.string().max(30).optional(),
  villageCode: z.string().max(30).nullish(),
})
const code = z.object({ code: z.string().max(30) })

export const establishmentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/establishments',
    who: readers,
    tag,
    summary: 'Tìm trong sổ bộ',
    query,
    handle: (ctx, i) => actions.searchRegister(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/establishments/form',
    who: editors,
    tag,
    summary: 'Các trường của phiếu cơ sở',
    handle: async () => Establishment.form.filter(x => x.key !== 'search' && x.key !== 'mergedInto'),
  }),
  route({
    method: 'POST',
    path: '/establishments',
    who: editors,
    tag,
    summary: 'Thêm cơ sở',
    body,
    handle: (ctx, i) => actions.addEstablishment(ctx, i.body),
  }),
  route({
    method: 'PUT',
    path: '/establishments/:code',
    who: editors,
    tag,
    summary: 'Sửa thông tin cơ sở',
    params: code,
    body: body.extend({ revision: z.int(), reason: z.string().max(500).optional() }),
    handle: (ctx, i) => actions.correctEstablishment(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/establishments/:code/reveal',
    who: ['local_officer', 'centre_officer', 'appraiser', 'accountant', 'auditor'],
    tag,
    summary: 'Xem mã số thuế đang che, có ghi mục đích',
    params: code,
    body: z.object({ purpose: z.string().trim().min(5).max(500) }),
    handle: (ctx, i) => actions.revealTaxCode(ctx, i.params.code, i.body.purpose),
  }),
]
