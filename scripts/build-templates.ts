/**
 * Writes the papers' templates in the form of Decree 30/2020, Appendix I.
 * Run once with `npx tsx scripts/build-templates.ts`; afterwards the files belong to the officers, who edit them in Word.
 */
import { annex, proposal } from './templates/choice.ts'
import { contestCertificate, contestMinutes } from './templates/contest.ts'
import { designFile } from './templates/design.ts'
import { writeTemplate } from './templates/kit.ts'
import { minutes } from './templates/minutes.ts'
import { report } from './templates/report.ts'

await writeTemplate('bao-cao', 'Báo cáo kết quả hoạt động khuyến công', report)
await writeTemplate('bien-ban-hoi-dong', 'Biên bản họp hội đồng thẩm định', minutes)
await writeTemplate('danh-muc-lua-chon', 'Danh mục đề án kèm quyết định', annex)
await writeTemplate('to-trinh-lua-chon', 'Tờ trình phê duyệt danh mục đề án', proposal)
await writeTemplate('ho-so-doi-chieu-mau', 'Phiếu đối chiếu mẫu sản phẩm', designFile)
await writeTemplate('bien-ban-cham-thi', 'Biên bản chấm thi', contestMinutes)
await writeTemplate('giay-chung-nhan-cuoc-thi', 'Giấy chứng nhận đoạt giải', contestCertificate, false)
