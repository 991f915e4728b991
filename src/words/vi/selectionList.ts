/** Words of choosing from a file: what a list must look like, what is wrong in which line, why each project is in or out. */
export default {
  usage:
    'Cách dùng: npx khuyencong choose <tệp.csv|.pb> --budget <số tiền> [--rule order|stop|skip|part|optimise] [--min-share <phần trăm>] [--seconds <giây>] [--out <tệp.json>]',
  noFile: 'Không đọc được tệp {{path}}.',
  badRule: 'Không có quy tắc “{{value}}”. Các quy tắc: order, stop, skip, part, optimise.',
  badBudget: 'Số tiền “{{value}}” không đọc được. Ví dụ: 1200000000 hoặc 1.200.000.000.',
  noBudget: 'Chưa có số tiền để lựa chọn: ghi --budget <số tiền> (tệp .pb có thể ghi sẵn dòng budget trong META).',
  badShare: 'Phần hỗ trợ tối thiểu phải là phần trăm từ 0 đến 100, ví dụ 50.',
  badSeconds: 'Thời gian phải là số giây từ 1 đến 3600.',
  problems: 'Tệp {{path}} có {{number}} chỗ chưa đúng; chưa lựa chọn gì.',
  atLine: 'dòng {{line}}',
  moreProblems: 'và {{number}} chỗ khác',
  needsScore:
    'Quy tắc “{{rule}}” xếp theo điểm, nhưng tệp {{path}} không có cột điểm (score, diem hoặc votes). Thêm cột điểm, hoặc dùng --rule order.',

  empty: 'Tệp không có dòng nào. Cần một dòng tiêu đề có cột id và cost.',
  openQuote: 'Dấu ngoặc kép mở ở đây không có dấu đóng.',
  noColumns: 'Thiếu cột {{columns}}. Các cột có: {{found}}.',
  tooManyCells: 'Có {{cells}} ô nhưng tiêu đề chỉ có {{width}} cột. Ô có dấu ngăn cách bên trong phải đặt trong ngoặc kép.',
  noId: 'Thiếu mã đề án (id).',
  idTwice: 'Mã “{{id}}” đã có ở dòng {{first}}. Mỗi đề án cần một mã riêng.',
  noCost: 'Đề án {{id}} thiếu chi phí (cost).',
  badCost: 'Chi phí “{{value}}” của đề án {{id}} không phải là số tiền. Ví dụ: 120000000 hoặc 120.000.000.',
  negativeCost: 'Chi phí “{{value}}” của đề án {{id}} nhỏ hơn 0.',
  noScore: 'Đề án {{id}} thiếu điểm (score); quy tắc “{{rule}}” xếp theo điểm. Ghi điểm, hoặc dùng --rule order.',
  decimalMark:
    'Cột chi phí dùng dấu “{{mark}}” làm dấu thập phân, nên “{{value}}” ở dòng {{line}} là số lẻ, không phải hàng nghìn. Muốn hàng nghìn thì ghi liền các chữ số.',
  cellsPassedOver: '{{number}} dòng trong PROJECTS có nhiều ô hơn tiêu đề (dòng đầu tiên: {{line}}); các ô thừa không được đọc.',
  badScore: 'Điểm “{{value}}” của đề án {{id}} không phải là số. Ví dụ: 87,5 hoặc 87.5.',
  badCount: 'Cột {{column}} của đề án {{id}} ghi “{{value}}”, phải là số nguyên không âm.',
  badPilot: 'Cột pilot của đề án {{id}} ghi “{{value}}”, phải là 1 hoặc 0, có hoặc không.',
  noMeta: 'Tệp .pb phải bắt đầu bằng dòng META.',
  sectionTwice: 'Phần {{section}} có hai lần.',
  noProjects: 'Tệp .pb không có phần PROJECTS với dòng tiêu đề.',
  badBudgetLine: 'Dòng budget ghi “{{value}}”, không phải là số tiền.',
  noVotes: 'Phần PROJECTS không có số phiếu (votes) và tệp không có phần VOTES với cột vote để đếm.',
  noPoints: 'Kiểu bỏ phiếu {{type}} cần cột points trong phần VOTES để cộng điểm.',
  pointsCount: 'Phiếu có {{votes}} đề án nhưng {{points}} số điểm.',
  badPoints: 'Điểm “{{value}}” trong phiếu không phải là số.',
  counted: 'Điểm là số phiếu đếm từ {{ballots}} lá phiếu trong phần VOTES.',
  strangers: '{{number}} lượt bầu nhắc tới mã không có trong PROJECTS, đã bỏ qua.',

  orderColumns: 'Thứ tự của luật theo các cột: {{columns}}. Ngang nhau thì chi phí thấp hơn trước, rồi đến mã. Điểm không được dùng.',
  orderNoColumns:
    'Tệp không có cột pilot, priority hay experience nên thứ tự của luật không phân biệt được đề án nào: mọi đề án ngang nhau, xếp chi phí thấp hơn trước, rồi đến mã. Điểm không được dùng vì điểm không phải thứ tự của luật.',
  partNote: 'Đề án {{id}} được hỗ trợ một phần: {{amount}} trên {{cost}}.',
  stopped: 'Dừng vì hết thời gian hoặc bộ nhớ cho phép: đây là tập tốt nhất đã tìm được; tổng điểm không thể vượt {{bound}}.',
  coarse:
    'Chi phí có nhiều chữ số hơn bộ giải giữ được nên bộ giải tính theo đơn vị thô hơn; tập nêu ở đây vẫn nằm trong kinh phí đến chữ số cuối, giới hạn trên vẫn đúng.',
  tiesOpen:
    'Tổng điểm đã được chứng minh là cao nhất; chưa chứng minh xong rằng không có tập cùng điểm mà chi phí thấp hơn hoặc mã nhỏ hơn.',

  in_fits: 'Chọn: xếp thứ {{rank}}, cần {{cost}}, đến lượt còn {{before}}.',
  in_part: 'Hỗ trợ một phần: xếp thứ {{rank}}, cần {{cost}} nhưng đến lượt chỉ còn {{before}}, không thấp hơn {{share}}% chi phí.',
  out_short: 'Không chọn: xếp thứ {{rank}}, cần {{cost}} nhưng đến lượt chỉ còn {{before}}.',
  out_after: 'Không chọn: xếp thứ {{rank}}, sau {{marginal}} là đề án đầu tiên không đủ tiền.',
  in_best: 'Chọn: {{score}} điểm với {{cost}}; thuộc tập có tổng điểm cao nhất.',
  in_bestProof: 'Chọn: {{score}} điểm với {{cost}}; mọi tập không có đề án này được nhiều nhất {{bound}} điểm, thấp hơn {{best}}.',
  in_found: 'Chọn: {{score}} điểm với {{cost}}; thuộc tập tốt nhất đã tìm được.',
  out_best:
    'Không chọn: {{score}} điểm với {{cost}}; không tập nào có đề án này được nhiều điểm hơn, hoặc bằng điểm mà rẻ hơn hay đứng trước theo mã.',
  out_bestProof: 'Không chọn: {{score}} điểm với {{cost}}; mọi tập có đề án này được nhiều nhất {{bound}} điểm, thấp hơn {{best}}.',
  out_found: 'Không chọn: {{score}} điểm với {{cost}}; không thuộc tập tốt nhất đã tìm được.',
  out_tooDear: 'Không chọn: cần {{cost}}, nhiều hơn toàn bộ {{budget}}.',
  out_noScore: 'Không chọn: {{score}} điểm, không làm tăng tổng điểm.',
} as const
