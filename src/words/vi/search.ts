/** Vietnamese words of the search box. */
export default {
  personalNumber: 'Số định danh 12 chữ số không dùng để tìm kiếm. Hãy tìm theo tên hoặc mã.',
  corrected: 'Không có “{{typed}}”, hiện kết quả cho “{{shown}}”.',
  dropped: 'Không có mục nào khớp mọi chữ, hiện các mục khớp gần hết.',
} as const
