/** The demonstration's pictures: drawn by the product, put to designs of the demo year; one is a mirrored cut of another, so that the comparison has something to find. */
import { drawn } from '../../files/drawing.ts'
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { checkDesign } from './checks.actions.ts'
import { designsNamed } from './demo.store.ts'
import { demoPicture } from './demo-pictures.rules.ts'
import { Design, type DesignCraft, type DesignRow } from './designs.schema.ts'
import * as store from './designs.store.ts'
import { addViews } from './views.actions.ts'
import * as views from './views.store.ts'

interface Shown {
  /** How the names of the demo's designs begin that the drawing can stand for. */
  named: readonly string[]
  words: Pick<typeof Design.table.$inferInsert, 'productKind' | 'locarno' | 'motifs' | 'materials' | 'techniques' | 'size'>
  open: boolean
}
const crafts: Readonly<Record<DesignCraft, Shown>> = {
  ceramics: {
    named: ['Bình gốm', 'Lọ hoa'],
    words: {
      productKind: 'Bình hoa',
      locarno: '11',
      motifs: ['hoa cúc', 'dây lá'],
      materials: ['gốm'],
      techniques: ['vẽ lam dưới men'],
      size: 'cao 38 cm',
    },
    open: true,
  },
  lacquer: {
    named: ['Bộ đĩa sơn mài', 'Khay sơn mài'],
    words: {
      productKind: 'Đĩa, khay',
      locarno: '07',
      motifs: ['hoa sen', 'lá sen'],
      materials: ['gỗ', 'sơn ta'],
      techniques: ['cẩn vỏ trứng'],
      size: 'đường kính 40 cm',
    },
    open: true,
  },
  bamboo: {
    named: ['Đèn tre', 'Giỏ mây'],
    words: {
      productKind: 'Đèn, giỏ',
      locarno: '26',
      motifs: ['quả trám'],
      materials: ['mây', 'tre'],
      techniques: ['đan lóng mốt'],
      size: 'đường kính 45 cm',
    },
    open: true,
  },
  inlay: {
    named: ['Hộp khảm', 'Khay trà khảm'],
    words: {
      productKind: 'Hộp, khay trà',
      locarno: '07',
      motifs: ['chim', 'hoa'],
      materials: ['gỗ', 'vỏ trai'],
      techniques: ['khảm trai'],
      size: '32 × 24 cm',
    },
    open: false,
  },
  textile: {
    named: ['Khăn lụa', 'Bộ khăn bàn'],
    words: {
      productKind: 'Khăn',
      locarno: '05',
      motifs: ['sóng nước', 'hoa mẫu đơn'],
      materials: ['lụa tơ tằm'],
      techniques: ['thêu tay'],
      size: '90 × 90 cm',
    },
    open: true,
  },
  metal_stone: {
    named: ['Đĩa đồng', 'Lư đồng'],
    words: {
      productKind: 'Đĩa, mâm',
      locarno: '11',
      motifs: ['chim lạc', 'mặt trời'],
      materials: ['đồng'],
      techniques: ['đúc', 'chạm'],
      size: 'đường kính 50 cm',
    },
    open: false,
  },
}
const caption = 'Hình minh họa do phần mềm vẽ'

/** Puts a drawing and words to a design that the year's workbook brought. */
const show = async (tx: Tx, ctx: Context, design: DesignRow, { words, open }: Shown) => {
  const bytes = await drawn(demoPicture(design.craft))
  const [view] = await addViews(tx, ctx, design, [{ bytes, fileName: `minh-hoa-${design.craft}.png`, kind: 'drawing', caption }])
  await store.updateDesign(tx, design.id, { ...words, ...(open && { openedOn: ctx.today, openedBasis: 'Dữ liệu minh họa' }) })
  if (open && view) await views.updateView(tx, view, { open: true })
  await logged(tx, ctx, { entity: Design.name, recordId: design.id, action: 'correct', values: { ...words } })
}
/** Gives a design of each craft a picture, opens some, and has one more lacquer design show a mirrored cut of the first. */
export const bringDemoDesigns = async (ctx: Context): Promise<void> => {
  for (const [craft, shown] of Object.entries(crafts) as [DesignCraft, Shown][]) {
    const [design] = await designsNamed(ctx.db, craft, shown.named, 1)
    if (design) await ctx.db.transaction(tx => show(tx, ctx, design, shown))
  }
  const { named, words } = crafts.lacquer
  const copier = (await designsNamed(ctx.db, 'lacquer', named, 100)).find(each => each.acceptedOn === null)
  if (!copier) return
  const bytes = await drawn(demoPicture('lacquer'), true)
  await ctx.db.transaction(async tx => {
    await addViews(tx, ctx, copier, [{ bytes, fileName: 'minh-hoa-chup-lai.jpg', kind: 'photo', caption }])
    await store.updateDesign(tx, copier.id, { productKind: words.productKind, materials: words.materials })
    await checkDesign(ctx, copier.id, tx)
  })
}
