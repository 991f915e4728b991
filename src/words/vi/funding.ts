/** Vietnamese words of money. */
export default {
  noLine: 'Kế hoạch năm {{year}} chưa có dòng ngân sách cho nội dung và nguồn kinh phí này. Bổ sung dòng ngân sách trong kế hoạch trước.',
  aboveRequested: 'Kinh phí được duyệt không được vượt kinh phí đề nghị.',
} as const
