/** Words of comparing pictures and of `design-check`. */
export default {
  unreadable: 'Không đọc được ảnh: {{why}}. Hãy mở tệp xem có hỏng không, rồi lưu lại dạng JPG hoặc PNG.',
  usage: `Cách dùng: npx khuyencong design-check <thư mục ảnh đã đăng ký> <thư mục hoặc tệp ảnh cần hỏi> --out kết-quả.json

Tìm cả trong thư mục con. Kết quả: mỗi ảnh cần hỏi một dòng, các ảnh gần nhất xếp trước; xác suất từ 0,5 trở lên là bản sao.`,
  badModel: 'Không đọc được mô tả mô hình {{file}} (biến KHUYENCONG_MODEL): {{why}}. Cần kind, path, size, mean, std.',
  noFolder: 'Không tìm thấy {{path}}. Hãy kiểm tra đường dẫn.',
  noPictures: 'Không có tệp ảnh nào trong {{path}}.',
  noRead: 'Không mở được tệp: {{why}}.',
  noOut: 'Không ghi được kết quả vào {{path}}: {{why}}.',
  describing: 'Đọc ảnh đã đăng ký: {{done}}/{{all}}',
  asking: 'So sánh: {{done}}/{{all}}',
  wrote: 'Đã ghi {{path}}: {{queries}} ảnh cần hỏi, {{copies}} ảnh có bản sao trong {{registered}} ảnh đã đăng ký.',
  endedWith: 'tiến trình so ảnh dừng với mã {{code}}',
  ended:
    'Máy dừng giữa chừng khi xử lý ảnh này, đã thử lại một lần ({{why}}). Hãy thử với ảnh nhỏ hơn (cạnh dài khoảng 2000 điểm ảnh); nếu ảnh nào cũng vậy, báo người quản trị tăng bộ nhớ cho máy chủ.',
  notRead: 'Không đọc được {{count}} tệp, lý do ghi trong kết quả:',
} as const
