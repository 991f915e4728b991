/** The programme's own lists: content groups, activities, sectors, crafts, sources of money. */
import type { Options } from '../../kernel/entity.ts'

/** Five content groups of the city's plan (KH 43/KH-UBND, 31/1/2024). */
export const contentGroups = {
  management: '1. Nâng cao năng lực quản lý',
  technology: '2. Mô hình trình diễn, chuyển giao công nghệ, máy móc tiên tiến',
  products: '3. Phát triển sản phẩm CNNT tiêu biểu, hội chợ',
  designs: '4. Phát triển sản phẩm, mẫu mã mới',
  programme: '5. Nâng cao năng lực tổ chức thực hiện khuyến công',
} as const satisfies Options
export type ContentGroup = keyof typeof contentGroups

/**
 * What a project does: the heads of the norm table (law.md 2.2) in the city's five groups. Heads that KH 43/KH-UBND does not name stand in the
 * nearest group, which is our reading. `event` kinds (a class, a fair) have no local survey, counterpart or beneficiary's commitment.
 */
export interface Activity {
  label: string
  group: ContentGroup
  shape: 'establishment' | 'event'
}
export const activities = {
  management_class: { label: 'Tập huấn nâng cao năng lực quản lý', group: 'management', shape: 'event' },
  study_tour: { label: 'Hội thảo, tham quan, khảo sát trong nước', group: 'management', shape: 'event' },
  vocational_class: { label: 'Đào tạo nghề, truyền nghề', group: 'management', shape: 'event' },
  new_enterprise: { label: 'Thành lập doanh nghiệp sản xuất CNNT tại địa bàn khó khăn', group: 'management', shape: 'establishment' },
  consultancy: { label: 'Tư vấn, trợ giúp cơ sở CNNT', group: 'management', shape: 'establishment' },
  association: { label: 'Thành lập hiệp hội, hội ngành nghề', group: 'management', shape: 'event' },
  cluster_link: { label: 'Cụm liên kết doanh nghiệp công nghiệp', group: 'management', shape: 'establishment' },
  demo_model: { label: 'Mô hình trình diễn công nghệ mới, sản phẩm mới', group: 'technology', shape: 'establishment' },
  running_model: { label: 'Mô hình của cơ sở đang hoạt động hiệu quả', group: 'technology', shape: 'establishment' },
  cleaner_pilot: { label: 'Mô hình thí điểm sản xuất sạch hơn', group: 'technology', shape: 'establishment' },
  machine: { label: 'Ứng dụng máy móc, thiết bị tiên tiến', group: 'technology', shape: 'establishment' },
  machine_line: { label: 'Ứng dụng dây chuyền công nghệ', group: 'technology', shape: 'establishment' },
  technology_transfer: { label: 'Chuyển giao công nghệ, tiến bộ khoa học kỹ thuật', group: 'technology', shape: 'establishment' },
  cleaner_assessment: { label: 'Đánh giá sản xuất sạch hơn', group: 'technology', shape: 'establishment' },
  pollution_establishment: { label: 'Xử lý ô nhiễm tại cơ sở CNNT', group: 'technology', shape: 'establishment' },
  pollution_cluster: { label: 'Xử lý ô nhiễm tại cụm công nghiệp', group: 'technology', shape: 'establishment' },
  relocation_interest: { label: 'Lãi suất vốn vay khi di dời vào khu, cụm công nghiệp', group: 'technology', shape: 'establishment' },
  fair_organise: { label: 'Tổ chức hội chợ, triển lãm trong nước', group: 'products', shape: 'event' },
  domestic_fair: { label: 'Tham gia hội chợ, triển lãm trong nước', group: 'products', shape: 'event' },
  foreign_fair: { label: 'Tham gia hội chợ, triển lãm nước ngoài', group: 'products', shape: 'event' },
  foreign_study_tour: { label: 'Tham quan, khảo sát ở nước ngoài', group: 'products', shape: 'event' },
  product_vote: { label: 'Bình chọn sản phẩm CNNT tiêu biểu', group: 'products', shape: 'event' },
  product_vote_local: { label: 'Bình chọn sản phẩm CNNT tiêu biểu cấp huyện, cấp xã', group: 'products', shape: 'event' },
  product_vote_regional: { label: 'Bình chọn sản phẩm CNNT tiêu biểu cấp khu vực', group: 'products', shape: 'event' },
  product_vote_national: { label: 'Bình chọn sản phẩm CNNT tiêu biểu cấp quốc gia', group: 'products', shape: 'event' },
  product_prize: { label: 'Thưởng sản phẩm CNNT được cấp giấy chứng nhận', group: 'products', shape: 'event' },
  trademark: { label: 'Đăng ký nhãn hiệu', group: 'products', shape: 'establishment' },
  showroom: { label: 'Phòng trưng bày sản phẩm', group: 'products', shape: 'establishment' },
  design_contest: { label: 'Cuộc thi thiết kế mẫu sản phẩm thủ công mỹ nghệ', group: 'designs', shape: 'event' },
  design_consultancy: { label: 'Tư vấn phát triển sản phẩm, mẫu mã', group: 'designs', shape: 'establishment' },
  cluster_plan: { label: 'Quy hoạch chi tiết cụm công nghiệp', group: 'programme', shape: 'event' },
  cluster_infrastructure: { label: 'Hạ tầng kỹ thuật cụm công nghiệp', group: 'programme', shape: 'establishment' },
  programme_work: { label: 'Công tác quản lý, thông tin, kiểm tra giám sát', group: 'programme', shape: 'event' },
} as const satisfies Record<string, Activity>
export type ActivityCode = keyof typeof activities
export const activityLabels = Object.fromEntries(Object.entries(activities).map(([code, x]) => [code, x.label])) as Record<
  ActivityCode,
  string
>
/** Activities that the authorities carry out themselves: nobody applies for them. */
export const byAuthorities: readonly ActivityCode[] = [
  'fair_organise',
  'product_vote_local',
  'product_vote_regional',
  'product_vote_national',
  'product_prize',
  'cluster_plan',
  'programme_work',
]
/** Activities whose accepted project counts for the machine target. */
export const machineActivities: readonly ActivityCode[] = ['machine', 'machine_line']

/** Sectors of NĐ 45/2012 Điều 5 (shortened wording), and those that NĐ 235/2025 adds from 15/10/2025. */
export const sectors = {
  a: 'Chế biến nông, lâm, thủy sản, thực phẩm',
  b: 'Hàng tiêu dùng, xuất khẩu, thay thế nhập khẩu',
  c: 'Hóa chất phục vụ nông nghiệp; vật liệu xây dựng',
  d: 'Cơ khí, điện, điện tử; công nghiệp hỗ trợ',
  đ: 'Hàng tiểu thủ công nghiệp',
  e: 'Khai thác, chế biến khoáng sản tại địa bàn khó khăn',
  g: 'Sản xuất sạch hơn; xử lý ô nhiễm',
  h: 'Công nghệ cao, sạch, tiết kiệm năng lượng; chuyển đổi số (từ 15/10/2025)',
  none: 'Ngoài danh mục ngành nghề',
} as const satisfies Options

/** The six groups of the design contest, then the other rural industries. */
export const crafts = {
  ceramics: 'Gốm sứ',
  lacquer: 'Sơn mài',
  bamboo: 'Mây tre, giang đan, guột tế',
  inlay: 'Khảm trai, gỗ, sừng',
  textile: 'Thêu ren, lụa tơ tằm',
  metal_stone: 'Đồng, đá, khác',
  food: 'Chế biến nông sản, thực phẩm',
  mechanics: 'Cơ khí, kim khí',
  garment: 'Dệt may, da giày',
  wood: 'Chế biến gỗ, lâm sản',
  other: 'Ngành nghề khác',
} as const satisfies Options

export const moneySources = {
  city: 'Ngân sách thành phố',
  district: 'Ngân sách cấp huyện',
  national: 'Khuyến công quốc gia',
} as const satisfies Options
