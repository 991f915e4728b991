/** Fairs and who took part: one participation is one establishment at one fair. */
import { unique } from 'drizzle-orm/pg-core'
import { entity, f, optional } from '../../kernel/entity.ts'
import { Establishment } from '../establishments/establishments.schema.ts'

export const Fair = entity(
  'fair',
  'Hội chợ, triển lãm',
  {
    code: f.text('Mã hội chợ', { max: 40 }),
    name: f.text('Tên hội chợ'),
    place: optional(f.text('Địa điểm')),
    startsOn: f.date('Ngày khai mạc'),
    endsOn: optional(f.date('Ngày bế mạc')),
  },
  t => [unique().on(t.code)],
)
export const participationStates = { registered: 'Đã đăng ký', attended: 'Đã tham gia', cancelled: 'Không tham gia' } as const
export const Participation = entity(
  'participation',
  'Lượt tham gia hội chợ',
  {
    fairId: f.ref('Hội chợ', () => Fair.table.id),
    establishmentId: f.ref('Cơ sở', () => Establishment.table.id),
    state: f.choice('Trạng thái', participationStates),
    booths: optional(f.int('Số gian hàng')),
  },
  t => [unique().on(t.fairId, t.establishmentId)],
)
