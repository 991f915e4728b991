/** The establishment that applies, and who speaks for it: begun from the register where it is known. */
import { f, optional } from '../../../kernel/entity.ts'
import { legalForms } from '../../calls/support.schema.ts'
import { phonePattern, plainPhone, plainTaxCode } from '../../establishments/contacts.rules.ts'
import { crafts, sectors } from '../../reference/catalog.schema.ts'
import type { FormField, FormSection } from './form.schema.ts'

const fields: Record<string, FormField> = {
  name: { field: f.text('Tên cơ sở', { max: 300 }), register: 'name' },
  kind: { field: f.choice('Loại hình', legalForms), register: 'kind' },
  taxCode: {
    field: optional(
      f.text('Mã số thuế', {
        max: 14,
        personal: true,
        tidy: plainTaxCode,
        help: '10 số, hoặc 12 số là số định danh của chủ hộ. Chưa có thì để trống',
      }),
    ),
    register: 'taxCode',
  },
  craft: { field: f.choice('Nghề chính', crafts), register: 'craft' },
  sector: { field: f.choice('Ngành', sectors, { help: 'Theo Điều 5 NĐ 45/2012/NĐ-CP' }), register: 'sector' },
  unitId: {
    field: f.text('Xã, phường nơi sản xuất', { max: 40, help: 'Cán bộ xã, phường này sẽ tiếp nhận hồ sơ' }),
    picks: 'commune',
    register: 'unitId',
    project: 'unitId',
  },
  village: {
    field: optional(f.text('Làng nghề', { max: 30, help: 'Để trống nếu không thuộc làng nghề nào' })),
    picks: 'village',
    register: 'villageCode',
  },
  address: { field: f.text('Địa chỉ', { personal: true, help: 'Số nhà, thôn, xóm hoặc đường' }), register: 'address' },
  workers: { field: optional(f.int('Số lao động', { max: 100_000 })), register: 'workers' },
  experienceYears: { field: optional(f.int('Số năm hoạt động', { max: 200 })), register: 'experienceYears' },
  exporting: { field: optional(f.flag('Có xuất khẩu')), register: 'exporting' },
  cleanerProduction: { field: optional(f.flag('Áp dụng sản xuất sạch hơn')), register: 'cleanerProduction' },
}
/** What form 2026-12 asks besides: it decides who may ask for the works of a cluster. */
export const askedSince202612: Record<string, FormField> = {
  clusterInfrastructure: {
    field: optional(
      f.flag('Đầu tư hạ tầng cụm công nghiệp', {
        help: 'Có: cơ sở được giao làm chủ đầu tư hạ tầng của một cụm công nghiệp. Chỉ thuê đất trong cụm thì chọn Không',
      }),
    ),
    register: 'clusterInfrastructure',
  },
}
/** @param more fields that later versions of the form ask at its end */
export const establishmentSection = (more: Record<string, FormField> = {}): FormSection => ({
  key: 'co-so',
  title: 'Thông tin cơ sở',
  text: 'Ghi như trong giấy đăng ký kinh doanh, nếu có.',
  fields: { ...fields, ...more },
})
/** What form 2026-12 asks for the order of choice (TT 46/2012/TT-BCT Điều 6, NĐ 235/2025/NĐ-CP): declared, never needed. */
export const prioritySection: FormSection = {
  key: 'uu-tien',
  title: 'Điều được xét ưu tiên',
  text: 'Dùng để xếp thứ tự khi kinh phí không đủ cho mọi đề án. Không bắt buộc; để trống nghĩa là chưa rõ, không phải là không.',
  fields: {
    localMaterials: {
      field: optional(
        f.int('Nguyên liệu địa phương (%)', {
          max: 100,
          help: 'Phần nguyên liệu mua trong thành phố, tính theo giá trị; ước lượng cũng được',
        }),
      ),
      register: 'localMaterials',
    },
    supportingIndustry: {
      field: optional(
        f.flag('Sản xuất công nghiệp hỗ trợ', { help: 'Làm linh kiện, phụ tùng, vật liệu cho ngành khác theo danh mục của Chính phủ' }),
      ),
      register: 'supportingIndustry',
    },
    womenOwned: { field: optional(f.flag('Phụ nữ làm chủ')), register: 'womenOwned' },
    minorityOwned: {
      field: optional(f.flag('Người dân tộc thiểu số làm chủ', { personal: true, help: 'Chỉ cần Có hoặc Không; không cần ghi dân tộc' })),
      register: 'minorityOwned',
    },
  },
}
export const personSection: FormSection = {
  key: 'nguoi-dai-dien',
  title: 'Người đại diện và liên hệ',
  text: 'Dùng để trả lời hồ sơ này; không đưa lên trang công khai.',
  fields: {
    representative: { field: f.text('Họ và tên người đại diện', { max: 200, personal: true }), register: 'representative' },
    phone: {
      field: f.text('Điện thoại', { personal: true, tidy: plainPhone, pattern: phonePattern, help: 'Số bắt đầu bằng 0, ví dụ 0912345678' }),
      register: 'phone',
    },
    email: {
      field: optional(f.text('Thư điện tử', { personal: true, pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/ })),
      register: 'email',
    },
  },
}
