/** Classes and those who attended. Managers trained and vocational trainees are two figures. */
import { type AnyPgColumn, index, unique } from 'drizzle-orm/pg-core'
import { entity, f, optional, type RowOf } from '../../kernel/entity.ts'
import { plainTaxCode } from '../establishments/contacts.rules.ts'
import { Establishment, phoneField } from '../establishments/establishments.schema.ts'

export const classKinds = { management: 'Tập huấn quản lý', vocational: 'Đào tạo nghề, truyền nghề' } as const
export const TrainingClass = entity(
  'training_class',
  'Lớp tập huấn, đào tạo',
  {
    code: f.text('Mã lớp', { max: 40 }),
    name: f.text('Tên lớp'),
    kind: f.choice('Loại lớp', classKinds),
    startsOn: f.date('Ngày khai giảng'),
    endsOn: f.date('Ngày bế giảng', { help: 'Lượt học viên được tính vào ngày bế giảng' }),
    place: optional(f.text('Địa điểm')),
  },
  t => [unique().on(t.code)],
)
/** A person who learns: told apart by name, establishment and year of birth until the register links people. */
export const Person = entity(
  'person',
  'Học viên',
  {
    name: f.text('Họ và tên', { personal: true }),
    birthYear: optional(f.int('Năm sinh', { min: 1900, max: 2100, personal: true })),
    establishmentId: optional(f.ref('Cơ sở', () => Establishment.table.id)),
    phone: phoneField(),
    personalNumber: optional(
      f.text('Số định danh cá nhân', {
        personal: true,
        tidy: plainTaxCode,
        pattern: /^\d{12}$/,
        help: '12 chữ số; chỉ ghi khi cần phân biệt người trùng tên',
      }),
    ),
    mergedInto: optional(f.ref('Đã gộp vào', (): AnyPgColumn => Person.table.id as AnyPgColumn)),
    key: f.text('Khóa nhận diện', { max: 1000 }),
  },
  t => [unique().on(t.key), index().on(t.establishmentId)],
)
export type PersonRow = RowOf<typeof Person>
export const Attendance = entity(
  'attendance',
  'Lượt học viên',
  {
    classId: f.ref('Lớp', () => TrainingClass.table.id),
    personId: f.ref('Học viên', () => Person.table.id),
    position: optional(f.text('Chức vụ')),
    completed: f.flag('Hoàn thành'),
  },
  t => [unique().on(t.classId, t.personId), index().on(t.personId)],
)
