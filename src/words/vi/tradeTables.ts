/** The command that reckons trade indices of any table. */
export default {
  usage: `Cách dùng: npx khuyencong trade <rca|shares|cms> <tệp.csv> [lựa chọn]

Tính trên một bảng bất kỳ gồm nước, mặt hàng, trị giá (thêm năm, thị trường nếu có). Tệp CSV, TXT hoặc nén .gz, dấu ngăn , ; hoặc tab;
cột được nhận theo tên tiếng Anh hoặc tiếng Việt, cả tên của UN Comtrade, WITS, CEPII BACI (t,i,j,k,v,q), FAOSTAT, Eurostat. Mỗi dòng là
một nước, một mặt hàng, một trị giá; hoặc mỗi năm một cột (2019, 2020…). Dòng tiêu đề phía trên bảng được bỏ qua.

  rca      lợi thế so sánh hiển thị Balassa: (x_cp / x_c) / (x_p / x), không cắt ngưỡng. Bảng phải có mọi mặt hàng và mọi nước, vì các
           tổng lấy từ bảng.
  shares   thị phần của từng nước trong từng mặt hàng, chỉ số tập trung HHI = Σ s² (0–1) và HHI chuẩn hóa (HHI − 1/n) / (1 − 1/n).
           Thêm --by-market để tính trong từng thị trường.
  cms      phân tích thị phần không đổi giữa hai kỳ (Leamer và Stern 1970): thay đổi = quy mô + cơ cấu mặt hàng + phân bố thị
           trường + sức cạnh tranh, cộng lại đúng bằng thay đổi. Chuẩn so sánh là tổng mọi nước trong bảng.

Kết quả
  Ra màn hình dạng CSV (UTF-8, dấu phẩy ngăn cột, dấu chấm thập phân), lời nhắn ra stderr. Thoát 0 khi tính xong, 1 khi từ chối.
  rca      country, product, [year], value, rca, rsca (= (rca − 1) / (rca + 1))
  shares   product, [market], [year], country, value, total, share (0–1), hhi, hhi_normalised, suppliers
  cms      country, [product], [market], from, to, value_from, value_to, change, size, mix, market_distribution, competitiveness
  Cột trong ngoặc vuông chỉ có khi bảng có hoặc khi được hỏi. Chỉ số không tính được thì để trống và cột why nêu lý do (mẫu số bằng 0,
  thiếu tổng…); không bao giờ ghi 0 thay. Tệp .json: { formula, columns, notes, rows: [{ tên cột: giá trị hoặc null }] }.

Lựa chọn
  --country-col, --product-col, --value-col, --year-col, --partner-col, --flow-col, --measure-col <tên cột>   khi tên cột không tự nhận ra
  --country, --product, --partner <mã,mã>   chỉ in các nước, mặt hàng này (--partner: chỉ tính các thị trường này); tổng vẫn tính đủ
  --year <kỳ>          một kỳ, ví dụ 2023 (năm của bảng theo tháng được cộng lại); rca, shares không có --year thì tính riêng từng kỳ
  --from, --to <kỳ>    hai kỳ của cms; không ghi thì lấy kỳ đầu và kỳ cuối của bảng
  --by <country|product|market|cell>   mức chi tiết của cms, mặc định country
  --flow <tên>         chiều cần tính khi bảng có cột chiều; mặc định xuất khẩu nếu có
  --measure <tên>      chỉ tiêu cần tính khi một cột có cả trị giá lẫn lượng; mặc định trị giá (xuất khẩu) nếu có
  --digits <số>        chỉ lấy mã hàng dài bằng chừng này, khi bảng có cả mã cha lẫn mã con
  --decimal <, hoặc .> dấu thập phân, khi bảng không cho biết rõ
  --skip-bad           bỏ các dòng sai (trị giá trống, âm, không phải số) thay vì từ chối cả tệp
  --all-pairs          rca: in cả cặp nước và mặt hàng không có trị giá (rca = 0)
  --out <tệp.csv|.json>  ghi vào tệp thay vì màn hình`,
  noFile: 'Không đọc được tệp {{path}}.',
  empty: 'Tệp {{path}} không có dòng số liệu nào.',
  badOut: 'Tệp kết quả phải có đuôi .csv hoặc .json.',
  badMode: 'Không có phép tính “{{mode}}”. Chọn rca, shares hoặc cms.',
  badBy: 'Không có mức chi tiết “{{by}}”. Chọn country, product, market hoặc cell.',
  badDecimal: 'Dấu thập phân phải là , hoặc .',
  badDigits: 'Độ dài mã hàng phải là số nguyên từ 1 đến 12.',
  noColumn: 'Tệp {{path}} không có cột “{{column}}”. Các cột có: {{columns}}.',
  needsColumn:
    'Không nhận ra cột {{field}}. Các cột có: {{columns}}. Ghi rõ bằng {{option}}. Mỗi dòng của bảng phải là một nước, một mặt hàng và một trị giá (hoặc mỗi năm một cột); bảng có mỗi nước một cột thì chuyển về dạng này trước.',
  field_country: 'nước',
  field_product: 'mặt hàng',
  field_value: 'trị giá',
  field_year: 'năm hoặc kỳ',
  field_partner: 'thị trường',
  field_flow: 'chiều xuất nhập',
  field_measure: 'chỉ tiêu',
  columns: 'Đọc theo cột: {{columns}}.',
  mixedMarks: 'Cột “{{column}}” có số viết theo cả hai cách 1.234,5 và 1,234.5. Ghi lại một cách, hoặc chọn bằng --decimal.',
  unsureMark: 'Cột “{{column}}” không cho biết rõ dấu thập phân; đọc dấu “{{mark}}” là dấu thập phân. Chọn khác bằng --decimal.',
  badRows: 'Tệp {{path}} có {{count}} dòng không dùng được. Sửa các dòng này, hoặc thêm --skip-bad để bỏ chúng ra.',
  rowAt: 'dòng {{line}}',
  noValue: 'Cột “{{column}}” để trống.',
  negative: 'Cột “{{column}}” là số âm: {{text}}.',
  noNumber: 'Cột “{{column}}” không phải là số: “{{text}}”.',
  fixValue: 'Chỉ ghi số từ 0 trở lên, không kèm đơn vị; không có xuất khẩu thì ghi 0.',
  noKey: 'Cột “{{column}}” để trống.',
  fixKey: 'Ghi đủ nước, mặt hàng, kỳ.',
  skipped: 'Bỏ {{count}} dòng không dùng được, bắt đầu từ dòng {{line}}.',
  summed: '{{count}} dòng trùng cả nước, mặt hàng, kỳ, thị trường với dòng trước: đã cộng lại.',
  kindTaken: 'Cột “{{column}}” có nhiều loại; chỉ lấy “{{kind}}”. Chọn khác bằng {{option}}.',
  kindUnclear: 'Cột “{{column}}” có nhiều loại, cộng lại là sai: {{values}}. Chọn một bằng {{option}}.',
  kindNone: 'Cột “{{column}}” không có “{{asked}}”. Các loại có: {{values}}. Chọn lại bằng {{option}}.',
  allGoods: 'Bỏ các dòng “{{name}}” của cột mặt hàng: đó là tổng, cộng vào sẽ tính hai lần.',
  worldPartner: 'Cột thị trường có cả dòng “{{name}}” là tổng lẫn từng nước: {{taken}}.',
  worldTaken: 'lấy dòng tổng',
  worldLeft: 'bỏ dòng tổng',
  worldCountry: 'Dòng “{{name}}” là tổng mọi nước: dùng làm mẫu số.',
  worldSmall: 'Dòng “{{name}}” nhỏ hơn tổng các nước trong bảng ở mặt hàng {{product}}, kỳ {{period}}. Kiểm tra lại bảng.',
  groupInside: 'Cột nước có “{{name}}” là một nhóm nước: nếu bảng có cả nước thành viên thì phần của họ bị tính hai lần.',
  nested:
    'Bảng có cả mã hàng cha lẫn mã con (ví dụ {{parent}} bằng tổng các mã {{parent}}…), cộng cả hai sẽ tính hai lần. Chọn độ dài mã bằng --digits: {{digits}}.',
  noPeriod: 'Bảng không có kỳ “{{period}}”. Các kỳ có: {{periods}}.',
  onePeriod: 'cms cần hai kỳ; bảng chỉ có {{periods}}.',
  cmsNeedsYear: 'cms cần cột năm hoặc kỳ. Ghi rõ bằng --year-col.',
  monthsSummed: 'Kỳ {{period}} là tổng của {{count}} tháng.',
  noMarket: 'Bảng không có cột thị trường: coi là một thị trường, phần do phân bố thị trường bằng 0.',
  noneFound: 'Bảng không có {{what}} “{{code}}”.',
  done: '{{rows}} dòng số liệu, {{countries}} nước, {{products}} mặt hàng, {{periods}} kỳ.',
  written: 'Đã ghi {{count}} dòng vào {{out}}.',
} as const
