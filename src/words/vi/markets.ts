/** Vietnamese names of markets and words of figures of trade. */
export default {
  world: 'Thế giới',
  eu: 'Liên minh châu Âu',
  hongKong: 'Hồng Kông (Trung Quốc)',
  macao: 'Ma Cao (Trung Quốc)',
  taiwan: 'Đài Loan (Trung Quốc)',
  billion: '{{value}} tỷ',
  million: '{{value}} triệu',
  thousand: '{{value}} nghìn',
  heading: 'HS {{code}}: {{name}}',
  inEnglish: '{{name}} (tên tiếng Anh)',
  under: 'dưới {{value}}',
} as const
