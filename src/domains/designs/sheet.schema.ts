/** The sheet of designs: what the importer reads and the register's list gives out, so that a list that was given out can be read again. */
import { f, optional } from '../../kernel/entity.ts'
import { sheetOf } from '../../kernel/sheet.ts'
import { Design } from './designs.schema.ts'

export const designSheet = sheetOf(
  'Mẫu mới',
  'Mỗi dòng là một mẫu. Biến thể về màu, cỡ ghi mã của mẫu gốc và không đếm thêm. Mẫu đã có trong sổ thì ô để trống không xóa gì.',
  Design,
  {
    pick: [
      'code',
      'name',
      'craft',
      'source',
      'establishmentCode',
      'author',
      'madeOn',
      'declaredOn',
      'acceptedOn',
      'copyFoundOn',
      'copyReason',
      'original',
      'productKind',
      'locarno',
      'motifs',
      'materials',
      'techniques',
      'size',
      'ownerKind',
      'ownerName',
      'briefCode',
      'hs',
      'priceMin',
      'priceMax',
      'disclosedOn',
    ],
    extra: {
      establishmentCode: optional(f.text('Mã cơ sở', { help: 'Mã trong sổ bộ cơ sở' })),
      original: optional(f.text('Biến thể của mẫu', { help: 'Mã của mẫu gốc; để trống khi là mẫu riêng' })),
      briefCode: optional(f.text('Mã đặt hàng mẫu', { max: 30, help: 'Đặt hàng mẫu mà mẫu đáp ứng, dạng DH-…' })),
    },
  },
)
