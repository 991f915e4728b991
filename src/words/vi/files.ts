/** Vietnamese words of files that are sent in. */
export default {
  empty: 'Tệp “{{name}}” rỗng. Chọn lại tệp.',
  tooBig: 'Tệp “{{name}}” nặng {{size}} MB, vượt mức {{max}} MB. Chụp lại ở cỡ nhỏ hơn hoặc chia tệp.',
  kind: 'Tệp “{{name}}” không phải PDF, ảnh JPG/PNG/WebP, Word hay Excel. Đổi sang một trong các loại đó rồi gửi lại.',
  heic: 'Ảnh “{{name}}” ở dạng HEIC của iPhone. Vào Cài đặt → Camera → Định dạng, chọn “Tương thích nhất”, rồi chụp lại; hoặc gửi ảnh JPG.',
  macro: 'Tệp “{{name}}” có macro nên không được nhận. Lưu lại thành .docx, .xlsx hoặc PDF rồi gửi.',
  locked: 'Tệp “{{name}}” có mật khẩu nên không ai mở được để xét. Bỏ mật khẩu rồi gửi lại.',
  program: 'Tệp “{{name}}” chứa chương trình, hoặc lấy mẫu từ mạng khi mở, nên không được nhận. In ra PDF rồi gửi.',
  active: 'Tệp PDF “{{name}}” có lệnh tự chạy nên không được nhận. In lại ra PDF rồi gửi.',
  badPicture: 'Ảnh “{{name}}” bị hỏng hoặc quá lớn để mở. Chụp lại rồi gửi.',
  virus: 'Tệp “{{name}}” có mã độc ({{found}}) nên không được nhận.',
  scanDown: 'Chưa kiểm tra được mã độc trong tệp “{{name}}”. Tệp chưa được lưu; thử lại sau ít phút.',
} as const
