/** Routes that anyone uses: pages of contests, sending and following an entry, the gallery and its votes, the result. */
import * as z from 'zod'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import { readRegulation } from './contests.actions.ts'
import * as entries from './entries.actions.ts'
import { entryInput, type PictureKind, pictureKinds } from './entries.schema.ts'
import { readEntry, readEntryPicture } from './following.actions.ts'
import * as open from './public.actions.ts'

const tag = 'Cuộc thi thiết kế (công khai)'
const anyone = { who: 'anyone', tag } as const
const contest = z.object({ contest: z.string().max(30) })
const key = z.object({ key: z.string().min(12).max(30) })
const small = z.object({ small: z.enum(['1']).optional() })
const device = z.string().min(16).max(80)
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
    summary: 'Bình chọn: mỗi thiết bị một phiếu, chọn lại thì phiếu chuyển sang bài khác',
    params: contest,
    body: z.object({ number: z.int().min(1), device }),
    handle: (ctx, i) => open.vote(ctx, i.params.contest, i.body),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contests/:contest/votes/mine',
    limit: 120,
    summary: 'Bài mà thiết bị này đã bình chọn',
    params: contest,
    query: z.object({ device }),
    handle: (ctx, i) => open.myVote(ctx, i.params.contest, i.query.device),
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
    path: '/public/contest-entries/:key',
    limit: 60,
    summary: 'Bài của tôi theo mã trên biên nhận',
    params: key,
    handle: (ctx, i) => readEntry(ctx, i.params.key),
  }),
  route({
    ...anyone,
    method: 'PUT',
    path: '/public/contest-entries/:key',
    limit: 60,
    summary: 'Sửa bài đã gửi, đến giờ đóng',
    params: key,
    body: entryInput,
    handle: (ctx, i) => entries.changeEntry(ctx, i.params.key, i.body),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entries/:key/pictures',
    limit: 120,
    upload: true,
    summary: 'Thêm một ảnh; gửi lại cùng mã không ghi hai lần',
    params: key,
    body: z.object({ id: z.uuid(), kind: z.enum(Object.keys(pictureKinds) as [PictureKind, ...PictureKind[]]) }),
    handle: (ctx, i) => entries.addPicture(ctx, i.params.key, i.body, i.files[0]!),
  }),
  route({
    ...anyone,
    method: 'GET',
    path: '/public/contest-entries/:key/pictures/:id',
    limit: 300,
    file: true,
    summary: 'Ảnh của bài tôi gửi',
    params: key.extend({ id: z.uuid() }),
    query: small,
    handle: async (ctx, i) => file(await readEntryPicture(ctx, i.params.key, i.params.id, i.query.small === '1')),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entries/:key/pictures/:id/removal',
    limit: 120,
    summary: 'Bỏ một ảnh',
    params: key.extend({ id: z.uuid() }),
    handle: (ctx, i) => entries.removePicture(ctx, i.params.key, i.params.id),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entries/:key/submission',
    limit: 60,
    summary: 'Gửi xong: bài đủ chữ và ảnh; bấm hai lần vẫn là một bài',
    params: key,
    handle: (ctx, i) => entries.submitEntry(ctx, i.params.key),
  }),
  route({
    ...anyone,
    method: 'POST',
    path: '/public/contest-entries/:key/withdrawal',
    limit: 30,
    summary: 'Rút bài, đến giờ đóng; ảnh và thông tin người gửi được xóa',
    params: key,
    handle: (ctx, i) => entries.withdrawEntry(ctx, i.params.key),
  }),
]
