/** Every part of the kit in its empty, typical and worst state; only in development and in the demo. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { searchable } from '../kernel/text.ts'
import { ApiProblem } from './api.ts'
import { NotFound } from './Frame.tsx'
import { date, percent } from './format.ts'
import css from './Gallery.module.css'
import { type SampleRow, sampleActions, sampleActs, sampleFacts, sampleFindings, sampleRows, sampleSteps } from './gallery-samples.ts'
import { useSession } from './session.tsx'
import { ActionBar } from './ui/ActionBar.tsx'
import { BudgetBar } from './ui/BudgetBar.tsx'
import { Card } from './ui/Card.tsx'
import { type Column, DataTable } from './ui/DataTable.tsx'
import { EmptyState } from './ui/EmptyState.tsx'
import { ErrorState } from './ui/ErrorState.tsx'
import { Facts } from './ui/Facts.tsx'
import { FigureDrawer } from './ui/FigureDrawer.tsx'
import { FileDrop } from './ui/FileDrop.tsx'
import { type Chosen, Filters } from './ui/Filters.tsx'
import { Findings } from './ui/Findings.tsx'
import { Money } from './ui/Money.tsx'
import { Notice } from './ui/Notice.tsx'
import { Page, PageSkeleton } from './ui/Page.tsx'
import { SideNote } from './ui/SideNote.tsx'
import { StateBadge } from './ui/StateBadge.tsx'
import { Steps } from './ui/Steps.tsx'
import { TargetGauge } from './ui/TargetGauge.tsx'
import { Timeline } from './ui/Timeline.tsx'
import { saved } from './ui/toast.ts'
import { type Kind, tones } from './ui/tones.ts'

const tabs = [
  { key: 'record', label: 'Một hồ sơ' },
  { key: 'table', label: 'Bảng', count: 120 },
  { key: 'plan', label: 'Chỉ tiêu và kinh phí', count: 5 },
  { key: 'states', label: 'Trống, lỗi, trạng thái' },
] as const

export function Gallery() {
  const { demo } = useSession()
  const [tab, setTab] = useState<string>('record')
  const [opened, setOpened] = useState(false)
  if (!demo && !import.meta.env.DEV) return <NotFound />
  return (
    <Page
      title="Mẫu giao diện: Ẫ Ỗ Ặ Ự, mây tre đan Phú Nghĩa"
      state="38 hồ sơ chờ thẩm định, 4 quá hạn. Mọi dữ liệu ở đây đều là ví dụ."
      crumbs={[
        { label: 'Hồ sơ', to: '/ho-so' },
        { label: 'Nhóm 2', to: '/ho-so?nhom=2' },
      ]}
      primary={{ label: 'Lập hồ sơ', icon: IconPlus, onClick: () => saved() }}
      more={
        <Button variant="default" onClick={() => setOpened(true)}>
          Mở một con số
        </Button>
      }
      tabs={tabs}
      tab={tab}
      onTab={setTab}
      {...(tab === 'record' ? { aside: <Aside /> } : {})}
    >
      {tab === 'record' && <RecordParts />}
      {tab === 'table' && <TableParts />}
      {tab === 'plan' && <PlanParts onOpen={() => setOpened(true)} />}
      {tab === 'states' && <StateParts />}
      <FigureDrawer
        opened={opened}
        onClose={() => setOpened(false)}
        title="Lượt doanh nghiệp tham gia hội chợ"
        value="612 lượt"
        facts={[
          { label: 'Định nghĩa', value: 'Mỗi doanh nghiệp ở mỗi hội chợ là một lượt' },
          { label: 'Kỳ', value: '01/01/2024 – 22/11/2024' },
        ]}
      >
        <DataTable label="Các dòng của con số" columns={columns.slice(0, 3)} rows={sampleRows(8)} rowKey={row => row.code} />
      </FigureDrawer>
    </Page>
  )
}

function Aside() {
  return (
    <>
      <Card title="Việc tiếp theo">
        <div className={css.stack}>
          <StateBadge word="Đã rà soát" kind="waiting" />
          <p className={css.plain}>Đang ở Trung tâm Khuyến công từ 16/11/2024.</p>
          <ActionBar stacked actions={sampleActions} onAct={refuseOnce} />
        </div>
      </Card>
      <Card title="Điểm thẩm định">
        <Findings findings={sampleFindings} />
      </Card>
    </>
  )
}
/** Shows how a refusal looks inside the dialog. */
const refuseOnce = async () => {
  throw new ApiProblem({
    status: 422,
    code: 'invalid',
    title: 'Dữ liệu chưa đúng',
    detail: 'Mức đề xuất cao hơn phần còn lại của dòng kinh phí.',
    errors: [{ path: 'amount', message: 'Còn lại 120.000.000 ₫.', fix: 'Nhập số không lớn hơn số này.' }],
  })
}

function RecordParts() {
  const [files, setFiles] = useState<File[]>([])
  return (
    <>
      <Steps steps={sampleSteps} />
      <Card title="Thông tin đề án" aside={<span className={css.quiet}>Phiên bản 2, sửa 16/11/2024</span>}>
        <Facts facts={sampleFacts} />
      </Card>
      <Card title="Giấy tờ">
        <FileDrop label="Thêm giấy tờ" help="PDF hoặc ảnh, tối đa 20 MB." files={files} onFiles={setFiles} multiple />
      </Card>
      <Card title="Diễn biến">
        <Timeline acts={sampleActs} />
      </Card>
      <SideNote title="Thẩm tra và thẩm định">
        <p>Cán bộ địa phương khảo sát tại chỗ trước; Sở thẩm định sau. Hai bước do hai người khác nhau làm.</p>
      </SideNote>
    </>
  )
}

const columns: Column<SampleRow>[] = [
  { key: 'name', header: 'Đề án', value: row => row.name, width: 22 },
  { key: 'code', header: 'Mã hồ sơ', value: row => row.code },
  { key: 'place', header: 'Địa bàn', value: row => row.place },
  { key: 'group', header: 'Nhóm', value: row => row.group, hidden: true },
  { key: 'state', header: 'Trạng thái', value: row => row.state, cell: row => <StateBadge plain word={row.state} kind={row.kind} /> },
  { key: 'asked', header: 'Đề nghị', value: row => row.asked, cell: row => <Money amount={row.asked} />, numeric: true },
  { key: 'approved', header: 'Được duyệt', value: row => row.approved, cell: row => <Money amount={row.approved} />, numeric: true },
  { key: 'day', header: 'Ngày nộp', value: row => row.day, cell: row => date(row.day), onPhone: false },
]
const filters = [
  { key: 'group', label: 'Nhóm nội dung', options: [1, 2, 3, 4, 5].map(each => ({ value: `Nhóm ${each}`, label: `Nhóm ${each}` })) },
  {
    key: 'place',
    label: 'Địa bàn',
    options: ['Thường Tín', 'Chương Mỹ', 'Gia Lâm', 'Ứng Hòa', 'Đan Phượng'].map(each => ({ value: each, label: each })),
  },
]

function TableParts() {
  const [chosen, setChosen] = useState<Chosen>({ place: 'Thường Tín' })
  const [text, setText] = useState('')
  const rows = sampleRows(600).filter(
    row =>
      (chosen.place === undefined || row.place === chosen.place) &&
      (chosen.group === undefined || row.group === chosen.group) &&
      searchable(row.name).includes(searchable(text)),
  )
  const asked = rows.reduce((total, row) => total + row.asked, 0)
  return (
    <DataTable
      label="Danh sách hồ sơ mẫu"
      columns={columns}
      rows={rows}
      rowKey={row => row.code}
      onOpen={row => saved(`Mở ${row.code}`)}
      toolbar={<Filters filters={filters} chosen={chosen} onChange={setChosen} text={text} onText={setText} />}
      foot={{ name: 'Cộng', asked: <Money amount={asked} /> }}
      empty={<EmptyState title="Không có hồ sơ nào khớp" text="Bỏ bớt điều kiện lọc để thấy nhiều hơn." />}
    />
  )
}

function PlanParts({ onOpen }: { onOpen: () => void }) {
  const growth = { name: 'Tăng trưởng xuất khẩu hàng thủ công mỹ nghệ', min: 6, max: 8, write: percent }
  return (
    <>
      <Card title="Chỉ tiêu năm">
        <div className={css.gauges}>
          <TargetGauge
            name="Lượt doanh nghiệp tham gia hội chợ"
            unit="lượt"
            actual={612}
            min={600}
            max={650}
            expected={560}
            forecast={{ low: 620, high: 668 }}
            reach="reached"
            onOpen={onOpen}
          />
          <TargetGauge
            name="Mẫu thiết kế mới"
            unit="mẫu"
            actual={408}
            min={650}
            max={800}
            expected={590}
            forecast={{ low: 560, high: 690 }}
            reach="reachable"
            onOpen={onOpen}
          />
          <TargetGauge {...growth} actual={-2.4} reach="unreachable" onOpen={onOpen} />
          <TargetGauge
            name="Cơ sở được hỗ trợ máy móc, thiết bị tiên tiến trong sản xuất"
            unit="cơ sở"
            actual={19}
            min={10}
            max={15}
            expected={11}
            reach="reached"
            onOpen={onOpen}
          />
          <TargetGauge {...growth} actual={null} reach="undetermined" note="Chưa có số liệu cùng kỳ năm trước để so sánh." />
          <TargetGauge name="Học viên lớp quản trị" unit="lượt" actual={0} min={2000} max={2500} expected={1780} reach="reachable" />
        </div>
      </Card>
      <Card title="Kinh phí theo dòng">
        <div className={css.stack}>
          <BudgetBar
            name="Nhóm 2 · Hỗ trợ máy móc, thiết bị"
            amount={2_400_000_000}
            allocated={1_750_000_000}
            advanced={820_000_000}
            settled={310_000_000}
          />
          <BudgetBar name="Nhóm 4 · Hội chợ, quảng bá sản phẩm" amount={1_200_000_000} allocated={1_310_000_000} />
          <BudgetBar name="Nhóm 5 · Chưa bố trí" amount={600_000_000} allocated={0} />
        </div>
      </Card>
    </>
  )
}

function StateParts() {
  return (
    <>
      <Card title="Trạng thái">
        <p className={css.badges}>
          {(Object.keys(tones) as Kind[]).map(kind => (
            <StateBadge key={kind} kind={kind} word={kind === 'waiting' ? 'Chờ thẩm định' : `Mẫu ${kind}`} />
          ))}
        </p>
      </Card>
      <Card title="Không còn việc">
        <EmptyState
          title="Không còn việc chờ"
          text="Kế hoạch đang ở mức trong khoảng của ba chỉ tiêu."
          action={<Button variant="default">Xem kế hoạch</Button>}
        />
      </Card>
      <ErrorState
        problem={
          new ApiProblem({ status: 503, title: 'Máy chủ gặp lỗi', detail: 'Dữ liệu của bạn chưa bị thay đổi. Hãy thử lại sau ít phút.' })
        }
        onRetry={() => saved()}
      />
      <Notice kind="warning" title="13 dòng chưa nhập được" text="Tải tệp lỗi, sửa rồi nhập lại; 287 dòng đúng đã được nhập." />
      <DataTable label="Bảng trống" columns={columns} rows={[]} rowKey={row => row.code} />
      <DataTable label="Bảng đang tải" columns={columns} rows={[]} rowKey={row => row.code} loading />
      <Findings findings={[]} />
      <PageSkeleton />
    </>
  )
}
