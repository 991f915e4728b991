/**
 * The 32 classes of the Locarno Classification (International Classification for Industrial Designs). English: the official headings, WIPO,
 * "Locarno Classification (11th Edition) – List of Classes", in force 1/1/2017; later editions reword a few, numbers and scope of the classes
 * that crafts use are the same. Vietnamese: our translation, for reading only; not yet held against a paper of the National Office.
 */
import { searchable } from '../../kernel/text.ts'

export const locarnoClasses = {
  '01': '01 Thực phẩm',
  '02': '02 Quần áo và đồ may mặc phụ trợ',
  '03': '03 Đồ du lịch, hộp, ô và đồ dùng cá nhân, chưa xếp ở nhóm khác',
  '04': '04 Bàn chải, chổi',
  '05': '05 Vải tấm, vật liệu tấm nhân tạo và tự nhiên',
  '06': '06 Đồ nội thất',
  '07': '07 Đồ gia dụng, chưa xếp ở nhóm khác',
  '08': '08 Dụng cụ và đồ ngũ kim',
  '09': '09 Bao bì, đồ đựng để vận chuyển hoặc xếp dỡ hàng hóa',
  '10': '10 Đồng hồ và dụng cụ đo, kiểm tra, báo hiệu khác',
  '11': '11 Đồ trang sức, trang trí',
  '12': '12 Phương tiện vận tải hoặc nâng hạ',
  '13': '13 Thiết bị sản xuất, phân phối hoặc biến đổi điện',
  '14': '14 Thiết bị ghi, truyền hoặc truy xuất thông tin',
  '15': '15 Máy, chưa xếp ở nhóm khác',
  '16': '16 Thiết bị chụp ảnh, quay phim và quang học',
  '17': '17 Nhạc cụ',
  '18': '18 Máy in và máy văn phòng',
  '19': '19 Văn phòng phẩm, đồ dùng văn phòng, mỹ thuật và dạy học',
  '20': '20 Đồ dùng bán hàng và quảng cáo, biển hiệu',
  '21': '21 Trò chơi, đồ chơi, lều trại và đồ thể thao',
  '22': '22 Vũ khí, pháo hoa, đồ săn bắn, câu cá và diệt vật hại',
  '23': '23 Thiết bị phân phối chất lỏng, vệ sinh, sưởi, thông gió, điều hòa; nhiên liệu rắn',
  '24': '24 Thiết bị y tế và phòng thí nghiệm',
  '25': '25 Cấu kiện và chi tiết xây dựng',
  '26': '26 Thiết bị chiếu sáng',
  '27': '27 Thuốc lá và đồ dùng cho người hút thuốc',
  '28': '28 Dược phẩm, mỹ phẩm, đồ dùng và thiết bị vệ sinh cá nhân',
  '29': '29 Thiết bị phòng cháy, phòng tai nạn và cứu hộ',
  '30': '30 Đồ dùng chăm sóc và chăn dắt động vật',
  '31': '31 Máy và thiết bị chế biến thức ăn, đồ uống, chưa xếp ở nhóm khác',
  '32': '32 Biểu tượng đồ họa, logo, họa tiết bề mặt, hình trang trí',
} as const
export type LocarnoClass = keyof typeof locarnoClasses

/** The headings as databases abroad know them, without the number. */
export const locarnoHeadings: Readonly<Record<LocarnoClass, string>> = {
  '01': 'Foodstuffs',
  '02': 'Articles of clothing and haberdashery',
  '03': 'Travel goods, cases, parasols and personal belongings, not elsewhere specified',
  '04': 'Brushware',
  '05': 'Textile piecegoods, artificial and natural sheet material',
  '06': 'Furnishing',
  '07': 'Household goods, not elsewhere specified',
  '08': 'Tools and hardware',
  '09': 'Packages and containers for the transport or handling of goods',
  '10': 'Clocks and watches and other measuring instruments, checking and signalling instruments',
  '11': 'Articles of adornment',
  '12': 'Means of transport or hoisting',
  '13': 'Equipment for production, distribution or transformation of electricity',
  '14': 'Recording, communication or information retrieval equipment',
  '15': 'Machines, not elsewhere specified',
  '16': 'Photographic, cinematographic and optical apparatus',
  '17': 'Musical instruments',
  '18': 'Printing and office machinery',
  '19': "Stationery and office equipment, artists' and teaching materials",
  '20': 'Sales and advertising equipment, signs',
  '21': 'Games, toys, tents and sports goods',
  '22': 'Arms, pyrotechnic articles, articles for hunting, fishing and pest killing',
  '23': 'Fluid distribution equipment, sanitary, heating, ventilation and air-conditioning equipment, solid fuel',
  '24': 'Medical and laboratory equipment',
  '25': 'Building units and construction elements',
  '26': 'Lighting apparatus',
  '27': "Tobacco and smokers' supplies",
  '28': 'Pharmaceutical and cosmetic products, toilet articles and apparatus',
  '29': 'Devices and equipment against fire hazards, for accident prevention and for rescue',
  '30': 'Articles for the care and handling of animals',
  '31': 'Machines and appliances for preparing food or drink, not elsewhere specified',
  '32': 'Graphic symbols and logos, surface patterns, ornamentation',
}
/** Workbooks of before name a class in English; keys as cells are compared. */
export const locarnoAsWritten: Readonly<Record<string, LocarnoClass>> = Object.fromEntries(
  (Object.keys(locarnoHeadings) as LocarnoClass[]).map(code => [searchable(`${code} ${locarnoHeadings[code]}`), code]),
)
