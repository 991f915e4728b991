/** Routes of the comparison of pictures: checks, decisions, the file of searches. */
import * as z from 'zod'
import { FileAnswer, mediaTypes, type Route, route } from '../../kernel/route.ts'
import { say } from '../../words/say.ts'
import { type Role, readers } from '../reference/roles.schema.ts'
import { checkDesign, checkPhoto, checkUnchecked, myPhotoChecks, photoOfCheck } from './checks.actions.ts'
import { publicBases, searchVerdicts, verdicts } from './checks.schema.ts'
import * as decisions from './decisions.actions.ts'
import * as dossier from './dossier.actions.ts'
import { openCheck } from './found.actions.ts'
import { deciders, seenDesign, writers } from './seeing.actions.ts'

const tag = 'Đối chiếu mẫu'
const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]
const checkers: readonly Role[] = [...writers, 'leader']
const code = z.object({ code: z.string().max(40) })
const id = z.object({ id: z.uuid() })
const both = code.extend({ id: z.uuid() })
const reason = z
  .string({ error: say('designScreens.reasonNeeded') })
  .trim()
  .min(5, say('designScreens.reasonNeeded'))
  .max(1000)

export const designCheckRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/design-checks',
    who: checkers,
    tag,
    limit: 30,
    summary: 'Đối chiếu một ảnh với mọi mẫu trong sổ bộ',
    upload: true,
    handle: (ctx, i) => checkPhoto(ctx, i.files[0]!),
  }),
  route({
    method: 'GET',
    path: '/design-checks',
    who: checkers,
    tag,
    summary: 'Các ảnh tôi đã đối chiếu',
    handle: ctx => myPhotoChecks(ctx),
  }),
  route({
    method: 'GET',
    path: '/design-checks/:id',
    who: readers,
    tag,
    summary: 'Một lần đối chiếu: kết quả đến lúc này, từng căn cứ',
    params: id,
    handle: (ctx, i) => openCheck(ctx, i.params.id),
  }),
  route({
    method: 'GET',
    path: '/design-checks/:id/picture',
    who: checkers,
    tag,
    file: true,
    summary: 'Ảnh đã đưa vào đối chiếu',
    params: id,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await photoOfCheck(ctx, i.params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    method: 'POST',
    path: '/designs/unchecked/checks',
    who: ['centre_officer', 'appraiser', 'leader'],
    tag,
    summary: 'Đối chiếu mọi mẫu có ảnh mà chưa đối chiếu',
    handle: ctx => checkUnchecked(ctx),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/checks',
    who: checkers,
    tag,
    summary: 'Đối chiếu mọi ảnh của mẫu với sổ bộ',
    params: code,
    handle: async (ctx, i) => ({ id: await checkDesign(ctx, (await seenDesign(ctx.db, ctx, i.params.code)).design.id) }),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/decisions',
    who: deciders,
    tag,
    summary: 'Kết luận mẫu so với một mẫu khác: sao chép, lấy cảm hứng, khác nhau',
    params: code,
    body: z.object({ other: z.string().max(40), verdict: z.enum(keys(verdicts)), reason, candidateId: z.uuid().nullish() }),
    handle: (ctx, i) => decisions.decide(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/decisions/:id/taking-back',
    who: deciders,
    tag,
    summary: 'Hủy một kết luận, có ghi lý do',
    params: both,
    body: z.object({ reason }),
    handle: (ctx, i) => decisions.takeBack(ctx, i.params.code, i.params.id, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/copy/taking-back',
    who: deciders,
    tag,
    summary: 'Hủy xác nhận bản sao đã nhập từ Excel',
    params: code,
    body: z.object({ reason }),
    handle: (ctx, i) => decisions.takeBackImportedCopy(ctx, i.params.code, i.body.reason),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/acceptance',
    who: deciders,
    tag,
    summary: 'Công nhận mẫu mới',
    params: code,
    body: z.object({ reason: z.string().max(1000).nullish() }),
    handle: (ctx, i) => decisions.acceptByCode(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/acceptance/taking-back',
    who: deciders,
    tag,
    summary: 'Hủy công nhận mẫu, có ghi lý do',
    params: code,
    body: z.object({ reason }),
    handle: (ctx, i) => decisions.withdrawAcceptance(ctx, i.params.code, i.body.reason),
  }),
  route({
    method: 'GET',
    path: '/designs/:code/searches',
    who: readers,
    tag,
    summary: 'Hướng dẫn và kết quả tra cứu ở cơ sở dữ liệu công khai',
    params: code,
    handle: (ctx, i) => dossier.openSearches(ctx, i.params.code),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/searches',
    who: checkers,
    tag,
    summary: 'Ghi một lần tra cứu',
    params: code,
    body: z.object({
      base: z.enum(keys(publicBases)),
      query: z.string().trim().min(1, say('designScreens.queryNeeded')).max(500),
      searchedOn: z.iso.date(),
      verdict: z.enum(keys(searchVerdicts)),
      note: z.string().max(1000).nullish(),
    }),
    handle: (ctx, i) => dossier.addSearch(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/searches/:id/picture',
    who: checkers,
    tag,
    summary: 'Ảnh chụp màn hình của một lần tra cứu',
    params: both,
    upload: true,
    handle: (ctx, i) => dossier.attachScreenshot(ctx, i.params.code, i.params.id, i.files[0]!),
  }),
  route({
    method: 'GET',
    path: '/designs/:code/searches/:id/picture',
    who: readers,
    tag,
    file: true,
    summary: 'Xem ảnh chụp màn hình của một lần tra cứu',
    params: both,
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await dossier.readScreenshot(ctx, i.params.code, i.params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
  route({
    method: 'POST',
    path: '/designs/:code/searches/:id/decisions',
    who: deciders,
    tag,
    summary: 'Kết luận về mẫu giống mà một lần tra cứu thấy: sao chép, lấy cảm hứng, khác nhau',
    params: both,
    body: z.object({ verdict: z.enum(keys(verdicts)), reason }),
    handle: (ctx, i) => decisions.decideElsewhere(ctx, i.params.code, i.params.id, i.body),
  }),
  route({
    method: 'POST',
    path: '/designs/:code/searches/:id/removal',
    who: checkers,
    tag,
    summary: 'Bỏ một lần tra cứu ghi nhầm, có ghi lý do',
    params: both,
    body: z.object({ reason }),
    handle: (ctx, i) => dossier.removeSearch(ctx, i.params.code, i.params.id, i.body.reason),
  }),
  route({
    method: 'GET',
    path: '/designs/:code/dossier',
    who: readers,
    tag,
    summary: 'Phiếu đối chiếu mẫu để in',
    params: code,
    handle: (ctx, i) => dossier.openDossier(ctx, i.params.code),
  }),
  route({
    method: 'GET',
    path: '/designs/:code/dossier/paper',
    who: readers,
    tag,
    file: true,
    summary: 'Phiếu đối chiếu mẫu thành tệp Word',
    params: code,
    handle: async (ctx, i) => {
      const { bytes, name } = await dossier.dossierPaper(ctx, i.params.code)
      return new FileAnswer(bytes, name, mediaTypes.docx)
    },
  }),
]
