/**
 * Writes the papers' templates in the form of Decree 30/2020, Appendix I.
 * Run once with `npx tsx scripts/build-templates.ts`; afterwards the files belong to the officers, who edit them in Word.
 */
import { annex, proposal } from './templates/choice.ts'
import { writeTemplate } from './templates/kit.ts'
import { minutes } from './templates/minutes.ts'
import { report } from './templates/report.ts'

await writeTemplate('bao-cao', 'Báo cáo kết quả hoạt động khuyến công', report)
await writeTemplate('bien-ban-hoi-dong', 'Biên bản họp hội đồng thẩm định', minutes)
await writeTemplate('danh-muc-lua-chon', 'Danh mục đề án kèm quyết định', annex)
await writeTemplate('to-trinh-lua-chon', 'Tờ trình phê duyệt danh mục đề án', proposal)
