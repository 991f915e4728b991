/** The sheets of the register's workbook (co-so.xlsx). */
import { f, optional } from '../../kernel/entity.ts'
import { sheetOf } from '../../kernel/sheet.ts'
import { Artisan, Establishment, Village, VillageRecognition } from '../establishments/establishments.schema.ts'

/** How a place is written: a name with the district where there is one, or the unit's code. */
export const placeHelp = 'Tên kèm cấp huyện nếu có, ví dụ Xã Duyên Thái, Huyện Thường Tín; hoặc mã đơn vị, ví dụ 10192'
const place = f.text('Xã, phường', { help: placeHelp })
const villageCode = f.text('Mã làng nghề', { help: 'Mã ở trang Làng nghề hoặc đã có trong sổ bộ' })
const { recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn } = VillageRecognition.fields

export const villageSheet = sheetOf('Làng nghề', 'Mỗi dòng là một làng nghề. Cơ sở ở trang sau ghi mã làng nghề của mình.', Village, {
  pick: [
    'code',
    'name',
    'otherNames',
    'title',
    'craft',
    'place',
    'recognitionNumber',
    'recognisedOn',
    'withdrawalNumber',
    'withdrawnOn',
    'note',
  ],
  extra: { place: optional(place), recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn },
})
/** Periods of recognition beyond the one that stands with the village itself. */
export const recognitionSheet = sheetOf(
  'Công nhận lại',
  'Chỉ dùng cho làng nghề được công nhận lại sau khi bị thu hồi: mỗi dòng là một kỳ công nhận, ngoài kỳ đã ghi ở trang Làng nghề.',
  VillageRecognition,
  {
    pick: ['villageCode', 'recognitionNumber', 'recognisedOn', 'withdrawalNumber', 'withdrawnOn'],
    extra: { villageCode, recognisedOn: f.date('Ngày công nhận') },
  },
)
export const establishmentSheet = sheetOf('Cơ sở', 'Mỗi dòng là một cơ sở công nghiệp nông thôn.', Establishment, {
  pick: [
    'code',
    'name',
    'kind',
    'taxCode',
    'craft',
    'sector',
    'place',
    'address',
    'villageCode',
    'workers',
    'localMaterials',
    'exporting',
    'supportingIndustry',
    'womenOwned',
    'minorityOwned',
    'cleanerProduction',
    'clusterInfrastructure',
    'experienceYears',
    'representative',
    'phone',
    'email',
  ],
  extra: { place, villageCode: optional(villageCode) },
  blank: { cleanerProduction: false, clusterInfrastructure: false },
})
export const artisanSheet = sheetOf('Nghệ nhân', 'Mỗi dòng là một nghệ nhân hoặc thợ giỏi. Mã cơ sở, mã làng nghề ghi khi có.', Artisan, {
  pick: [
    'code',
    'name',
    'birthYear',
    'title',
    'craft',
    'place',
    'villageCode',
    'establishmentCode',
    'recognitionNumber',
    'recognisedOn',
    'phone',
    'note',
  ],
  extra: {
    place,
    villageCode: optional(villageCode),
    establishmentCode: optional(f.text('Mã cơ sở', { help: 'Mã ở trang Cơ sở hoặc đã có trong sổ bộ' })),
  },
})
