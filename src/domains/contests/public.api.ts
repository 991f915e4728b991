/** Routes that anyone uses: pages of contests, sending and following an entry, the gallery and its votes, the result. */
import * as z from 'zod'
import { CookieAnswer, FileAnswer, type Route, route, type Sender } from '../../kernel/route.ts'
import { readRegulation } from './contests.actions.ts'
import * as entries from './entries.actions.ts'
import { entryInput, type PictureKind, pictureKinds } from './entries.schema.ts'
import { readEntry, readEntryPicture } from './following.actions.ts'
import * as open from './public.actions.ts'
import * as votes from './votes.actions.ts'

const tag = 'Cuộc thi thiết kế (công khai)'
const anyone = { who: 'anyone', tag } as const
const contest = z.object({ contest: z.string().max(30) })
/** The code of a receipt: in a header, since addresses are kept in histories and logs. */
const headers = z.looseObject({ 'x-entry-code': z.string().min(12).max(30) })
const small = z.object({ small: z.enum(['1']).optional() })
const codeOf = ({ headers: given }: { headers: z.output<typeof headers> }) => given['x-entry-code']
/** The cookie by which a device that voted is known again, below the votes of one contest only. */
const ballot = 'khuyencong_phieu'
const ballotDays = 120
const ballotOf = ({ from }: { from: Sender }) => ({ device: from.cookies[ballot], address: from.address })
const file = ({ bytes, name, mediaType }: { bytes: Uint8Array; name: string; mediaType: string }) => new FileAnswer(bytes, name, mediaType)

export const publicContestRoutes: Route[] = [
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests',
    limit: 120,
    summary: 'Các cuộc thi đã công bố',
    handle: ctx => open.publicContests(ctx),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest',
    limit: 240,
    summary: 'Trang công khai của một cuộc thi',
    params: contest,
    handle: (ctx, i) => open.publicContest(ctx, i.params.contest),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest/calendar.ics',
    limit: 60,
    file: true,
    summary: 'Các ngày của cuộc thi cho lịch của điện thoại (iCalendar)',
    params: contest,
    handle: async (ctx, i) => {
      const { text, name } = await open.publicCalendar(ctx, i.params.contest)
      return new FileAnswer(new TextEncoder().encode(text), name, 'text/calendar; charset=utf-8')
    },
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest/regulation',
    limit: 60,
    file: true,
    summary: 'Tệp quy chế',
    params: contest,
    handle: async (ctx, i) => file(await readRegulation(ctx, i.params.contest, false)),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contests/:contest/entries',
    limit: 30,
    summary: 'Bắt đầu gửi một bài: từ lúc này bài được tính là đã gửi; gửi lại cùng mã không ghi hai lần',
    params: contest,
    body: entryInput.extend({ code: z.string().min(12).max(30), mandate: z.string().max(300).optional() }),
    handle: (ctx, i) => entries.startEntry(ctx, i.params.contest, i.body),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest/gallery',
    limit: 120,
    summary: 'Ảnh các bài dự thi theo số báo danh; số bình chọn khi đã hết hạn bình chọn',
    params: contest,
    handle: (ctx, i) => open.gallery(ctx, i.params.contest),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest/works/:number/pictures/:at',
    limit: 1200,
    file: true,
    summary: 'Một ảnh trưng bày',
    params: contest.extend({ number: z.coerce.number().int().min(1), at: z.coerce.number().int().min(1).max(20) }),
    query: small,
    handle: async (ctx, i) => file(await open.galleryPicture(ctx, i.params.contest, i.params.number, i.params.at, i.query.small === '1')),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contests/:contest/votes',
    limit: 10,
    summary: 'Bình chọn: mỗi thiết bị một phiếu, chọn lại thì phiếu chuyển sang bài khác; mỗi mạng có hạn mức phiếu mới trong ngày',
    params: contest,
    body: z.object({ number: z.int().min(1) }),
    handle: async (ctx, i) => {
      const { device, ...given } = await votes.vote(ctx, i.params.contest, i.body.number, ballotOf(i))
      const path = `/api/public/contests/${encodeURIComponent(i.params.contest)}/votes`
      return device ? new CookieAnswer(ballot, device, path, ballotDays, given) : given
    },
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest/votes/mine',
    limit: 120,
    summary: 'Bài mà thiết bị này đã bình chọn',
    params: contest,
    handle: (ctx, i) => votes.myVote(ctx, i.params.contest, i.from.cookies[ballot]),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest/result',
    limit: 120,
    summary: 'Kết quả đã xác nhận; tên chỉ khi người đoạt giải đồng ý',
    params: contest,
    handle: (ctx, i) => open.publicResult(ctx, i.params.contest),
  }),

  route({
    ...anyone,
    method: 'GET',
    path: '/public/contest-entry',
    limit: 60,
    summary: 'Bài của tôi theo mã trên biên nhận',
    headers,
    handle: (ctx, i) => readEntry(ctx, codeOf(i)),
  }),
  route({
    ...anyone,
    method: 'PUT',
    path: '/public/contest-entry',
    limit: 60,
    summary: 'Sửa bài đã gửi, đến giờ đóng',
    headers,
    body: entryInput,
    handle: (ctx, i) => entries.changeEntry(ctx, codeOf(i), i.body),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entry/pictures',
    limit: 120,
    upload: true,
    summary: 'Thêm một ảnh; gửi lại cùng mã không ghi hai lần',
    headers,
    admits: (ctx, i) => entries.admitsPicture(ctx, codeOf(i)),
    body: z.object({ id: z.uuid(), kind: z.enum(Object.keys(pictureKinds) as [PictureKind, ...PictureKind[]]) }),
    handle: (ctx, i) => entries.addPicture(ctx, codeOf(i), i.body, i.files[0]!),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contest-entry/pictures/:id',
    limit: 300,
    file: true,
    summary: 'Ảnh của bài tôi gửi',
    headers,
    params: z.object({ id: z.uuid() }),
    query: small,
    handle: async (ctx, i) => file(await readEntryPicture(ctx, codeOf(i), i.params.id, i.query.small === '1')),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entry/pictures/:id/removal',
    limit: 120,
    summary: 'Bỏ một ảnh',
    headers,
    params: z.object({ id: z.uuid() }),
    handle: (ctx, i) => entries.removePicture(ctx, codeOf(i), i.params.id),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entry/submission',
    limit: 60,
    summary: 'Gửi xong: bài đủ chữ và ảnh; bấm hai lần vẫn là một bài',
    headers,
    handle: (ctx, i) => entries.submitEntry(ctx, codeOf(i)),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entry/withdrawal',
    limit: 30,
    summary: 'Rút bài, đến giờ đóng; ảnh và thông tin người gửi được xóa',
    headers,
    handle: (ctx, i) => entries.withdrawEntry(ctx, codeOf(i)),
  }),
]
