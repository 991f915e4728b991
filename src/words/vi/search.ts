/** Vietnamese words of the search box. */
export default {
  personalNumber: 'Số định danh 12 chữ số không dùng để tìm kiếm. Hãy tìm theo tên hoặc mã.',
  corrected: 'Không có “{{typed}}”, hiện kết quả cho “{{shown}}”.',
  dropped: 'Không có mục nào khớp mọi chữ, hiện các mục khớp gần hết.',

  hint: 'Tìm tên, mã, làng nghề, đề án',
  none: 'Không tìm thấy “{{text}}”. Hãy thử ít chữ hơn hoặc một phần của mã.',
  pages: 'Trang',
  recent: 'Vừa tìm',
  all: 'Xem tất cả {{kind}} khớp',
  more: 'Còn nữa: gõ thêm chữ để thu hẹp.',
  also: 'Tên khác:',
  by: 'Khớp theo {{what}}',
  by_person: 'người đại diện, tác giả',
  by_phone: 'số điện thoại',
  by_taxCode: 'mã số thuế',
  by_place: 'tên xã phường, quận huyện các thời kỳ',

  help: 'Có thể tìm',
  helpNames: 'Tên cơ sở, làng nghề, đề án, mẫu, hội chợ; có dấu hay không dấu, gõ sai một vài chữ vẫn tìm được',
  helpCodes: 'Mã, đủ hay một phần: CS-00123, cs 123',
  helpPlaces: 'Nghề và địa bàn, theo tên xã phường, quận huyện cũ hoặc mới',
  helpPeople: 'Nghệ nhân, học viên, người đại diện; số điện thoại hoặc các số cuối',
  officeHint: 'Tìm người dùng, đơn vị, quy định, trang',
  helpOffice:
    'Người dùng theo tên, tên đăng nhập, vai trò, đơn vị; đơn vị hành chính; quy định, định mức, văn bản, danh sách địa bàn; tên trang',
  keys: '↑ ↓ để chọn, Enter để mở, Esc để đóng',
} as const
