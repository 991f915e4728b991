/** Vietnamese words of the kernel: refusals, inputs, workflow. */
export default {
  invalid: 'Dữ liệu chưa đúng',
  unknown: 'Không tìm thấy',
  refused: 'Không được phép',
  conflict: 'Dữ liệu đã thay đổi',
  unauthenticated: 'Cần đăng nhập',
  fieldRequired: 'Cần nhập {{label}}',
  fieldTooLong: '{{label}} dài quá {{max}} ký tự',
  fieldTooShort: '{{label}} cần ít nhất {{min}} ký tự',
  fieldPattern: '{{label}} chưa đúng dạng',
  fieldNumber: '{{label}} phải là số nguyên',
  fieldMin: '{{label}} phải từ {{min}} trở lên',
  fieldMax: '{{label}} không được quá {{max}}',
  fieldDate: '{{label}} phải là ngày có thật, ví dụ 22/11/2024',
  fieldChoice: '{{label}} phải là một trong: {{options}}',
  fieldWrong: '{{label}} chưa đúng',
  stepNotHere: 'Việc này không làm được khi hồ sơ ở bước “{{state}}”',
} as const
