/** Vietnamese words of the server and the command line. */
export default {
  fault: 'Có lỗi ở máy chủ',
  faultDetail: 'Việc này chưa được ghi. Thử lại; nếu vẫn lỗi, báo quản trị viên kèm giờ xảy ra.',
  tooManyTitle: 'Quá nhiều lần thử',
  tooMany: 'Thử quá nhiều lần. Chờ một phút rồi thử lại.',
  noRoute: 'Không có địa chỉ này.',
  problem: 'Lời từ chối: chuyện gì, ở đâu, sửa thế nào (RFC 9457)',
  answer: 'Đã làm xong',
  fileAnswer: 'Tệp tải về',
  noFile: 'Chưa có tệp. Chọn một tệp rồi gửi lại.',
  tooLarge: 'Tệp quá lớn (tối đa {{max}} MB). Chia tệp thành nhiều phần nhỏ hơn.',
  notJson: 'Nội dung gửi lên không đọc được.',
  mediaType: 'Kiểu nội dung gửi lên không được nhận.',
  demoDateOnly: 'KHUYENCONG_TODAY chỉ dùng được với bản minh họa. Bỏ biến này hoặc chạy bản minh họa.',
  badDate: 'KHUYENCONG_TODAY phải là ngày có thật dạng 2024-11-22, đang là “{{value}}”.',
  ready: 'Sẵn sàng ở {{address}}',
  demoDay: 'Bản minh họa, ngày nghiệp vụ {{day}}',
  personas: 'Các vai minh họa (mật khẩu: {{password}})',
  building: 'Đang dựng giao diện…',
  seeding: 'Đang nạp năm minh họa…',
  portTaken: 'Cổng {{port}} đang được dùng. Chọn cổng khác bằng biến PORT.',
  unknownOption: 'không có lựa chọn {{option}}; có: {{options}}',
  optionValue: 'lựa chọn {{option}} cần một giá trị; giá trị bắt đầu bằng dấu trừ viết là {{option}}=-5',
  fileTrouble: 'Không đọc hoặc ghi được {{path}}: {{why}}. Kiểm tra đường dẫn, thư mục và quyền ghi.',
  fileNone: 'tệp hoặc thư mục không có',
  fileRefused: 'không có quyền, hoặc đó là thư mục',
  badOption: 'Tham số chưa đúng: {{why}}',
  badKind: 'Chọn một loại mẫu: {{kinds}}',
  isReal: 'Cơ sở dữ liệu này là của bản chạy thật. Đặt KHUYENCONG_DEMO=0 để chạy bản thật, hoặc dùng cơ sở dữ liệu khác cho bản minh họa.',
  isDemo: 'Cơ sở dữ liệu này là của bản minh họa {{set}}. Dùng một cơ sở dữ liệu trống cho bản chạy thật hoặc cho bộ minh họa khác.',
  badSet: 'KHUYENCONG_DEMO_SET phải là một trong: {{sets}}',
  wrote: 'Đã ghi {{file}}',
  shortPassword: 'Đặt mật khẩu trong biến KHUYENCONG_PASSWORD, ít nhất {{min}} ký tự.',
  noUnit: 'Không có đơn vị mã {{unit}}. Xem mã trong data/units/units.csv; Sở là hn-a-sct, Trung tâm là hn-a-ttkc.',
  accountMade: 'Đã tạo tài khoản {{username}}: {{role}}, {{unit}}',
  logSound: 'Nhật ký toàn vẹn: {{acts}} việc, {{erased}} việc đã xóa nội dung theo yêu cầu. Mã việc cuối: {{last}}',
  logBroken: 'Nhật ký không khớp từ việc số {{seq}}: {{why}}.',
  logWhy_order: 'thiếu hoặc thừa một việc',
  logWhy_chain: 'không nối với việc trước',
  logWhy_hash: 'nội dung việc đã bị sửa',
  logWhy_erased: 'giá trị bị xóa mà không có việc xóa được ghi',
  logWhy_values: 'giá trị kèm theo đã bị sửa',
  usage: `Cách dùng: npx khuyencong <lệnh>

  start                                   chạy phần mềm (cổng PORT, mặc định 3000)
  template <plan|establishments|projects|results> [--out tệp.xlsx]
                                          ghi một tệp mẫu Excel
  run <thư mục> --out <thư mục> [--period 2024|2024-Q3|2024-05] [--as-of 2024-11-22]
                                          chạy một năm từ bốn tệp Excel, ghi sáu tệp kết quả
  account <tên đăng nhập> --name "Họ tên" --role <vai> --unit <mã đơn vị>
                                          thêm tài khoản (mật khẩu trong biến KHUYENCONG_PASSWORD)
  match <tệp.csv> --id <cột> [--link <tệp 2.csv>] [--fields a,b,c] --out <cặp.csv>
                                          tìm các dòng có khả năng là một, trong một tệp hay giữa hai tệp
  trade <rca|shares|cms> <tệp.csv> [--out tệp.csv|.json] (--help: mọi lựa chọn)
                                          tính chỉ số thương mại trên bảng nước, mặt hàng, trị giá
  choose <tệp.csv|.pb> --budget <số tiền> [--rule order|stop|skip|part|optimise] [--out tệp.json]
                                          lựa chọn đề án trong phạm vi kinh phí, ghi lý do từng đề án
  design-check <thư mục đã đăng ký> <thư mục hoặc tệp cần hỏi> --out kết-quả.json
                                          tìm mẫu sao chép trong ảnh, kèm xác suất và cách làm
  verify                                  kiểm tra chuỗi nhật ký
  docs                                    ghi lại tài liệu tham chiếu`,
} as const
