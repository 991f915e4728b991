/** Why a file that somebody sent cannot be read, in words that say what to do about it. */

/** Bytes of a file as it is sent; 100,000 rows of forty columns stay below. */
export const MAX_WORKBOOK_BYTES = 100 * 1024 * 1024
const REASONS = {
  empty: 'Tệp rỗng. Vui lòng chọn lại tệp Excel (.xlsx).',
  too_large: 'Tệp lớn hơn 100 MB. Vui lòng tách thành nhiều tệp nhỏ hơn.',
  inflates_too_large: 'Nội dung tệp sau khi giải nén quá lớn. Vui lòng xóa dòng, cột thừa hoặc tách thành nhiều tệp.',
  too_many_cells: 'Tệp có quá nhiều ô. Vui lòng xóa các dòng, cột thừa hoặc tách thành nhiều tệp rồi tải lên lại.',
  old_xls:
    'Đây là tệp Excel đời cũ (.xls). Vui lòng mở bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi tải lên lại.',
  xlsb: 'Đây là tệp Excel nhị phân (.xlsb). Vui lòng mở bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi tải lên lại.',
  ods: 'Đây là tệp OpenDocument (.ods). Vui lòng mở bằng LibreOffice hoặc Excel, lưu thành kiểu .xlsx rồi tải lên lại.',
  encrypted: 'Tệp có đặt mật khẩu nên không đọc được. Vui lòng bỏ mật khẩu rồi tải lên lại.',
  csv: 'Đây là tệp văn bản (.csv hoặc .txt), không phải tệp Excel. Vui lòng mở bằng Excel, lưu thành kiểu .xlsx rồi tải lên lại.',
  pdf: 'Đây là tệp PDF, không phải tệp Excel. Vui lòng tải lên tệp .xlsx.',
  web_page: 'Đây là trang web hoặc tệp XML mang tên tệp Excel. Vui lòng mở bằng Excel, lưu thành kiểu .xlsx rồi tải lên lại.',
  other_format: 'Tệp không phải là tệp Excel (.xlsx). Vui lòng mở bằng Excel hoặc LibreOffice, lưu thành kiểu .xlsx rồi tải lên lại.',
  damaged: 'Tệp Excel bị hỏng hoặc chưa tải lên trọn vẹn. Vui lòng mở lại bằng Excel, lưu lại rồi tải lên lần nữa.',
  no_sheet: 'Tệp Excel không có trang tính nào để đọc.',
  unknown_letters:
    'Không chắc chắn tệp văn bản này ghi bằng bảng mã nào nên chữ tiếng Việt có thể bị sai. Vui lòng mở bằng Excel, chọn Lưu thành (Save As), kiểu CSV UTF-8 hoặc .xlsx, rồi tải lên lại.',
  open_quote:
    'Tệp văn bản có dấu ngoặc kép (") mở ra nhưng không đóng lại nên không biết ô kết thúc ở đâu. Vui lòng mở bằng Excel, lưu thành kiểu .xlsx rồi tải lên lại.',
} as const
export type WorkbookFault = keyof typeof REASONS

/** The only error that reading a file throws; `message` is for the person who sent it. */
export class WorkbookError extends Error {
  constructor(
    readonly code: WorkbookFault,
    /** Where in the file, when it is known. */
    where = '',
  ) {
    super(where ? `${where}: ${REASONS[code]}` : REASONS[code])
    this.name = 'WorkbookError'
  }
}

/** What a file that is no zip is, told from its first bytes. */
export function foreignFormat(bytes: Uint8Array): WorkbookFault {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') {
    return buffer.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_xls'
  }
  if (buffer.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  const head = buffer.subarray(0, 4096)
  if (head.length > 1 && (head.readUInt16BE(0) === 0xfffe || head.readUInt16BE(0) === 0xfeff)) return 'csv'
  if (head.some(byte => byte < 9 || (byte > 13 && byte < 32))) return 'other_format'
  return /^\uFEFF?\s*</.test(head.toString('utf8')) ? 'web_page' : 'csv'
}
