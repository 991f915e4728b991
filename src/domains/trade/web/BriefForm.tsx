/** Writing a brief, empty or filled in from a gap of the market; or correcting one. */
import { Button, MultiSelect, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import type { FieldModel } from '../../../kernel/entity.ts'
import { post, put } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { FormSection, fieldId } from '../../../web/ui/RecordFields.tsx'
import { say } from '../../../words/say.ts'
import { type FormTools, RegisterFormFrame } from '../../establishments/web/RegisterFormFrame.tsx'
import { marketOptions } from '../markets.rules.ts'
import { EvidenceList } from './BriefBody.tsx'
import { briefCrumbs } from './BriefDesk.tsx'
import { emptyCertificate, emptyNoted, keepRows, listOf, readBrief, rowsOf, startBrief, writeBrief } from './briefForm.ts'
import {
  type BriefData,
  briefDesk,
  briefKeepers,
  type GapAddress,
  type Prefill,
  useBrief,
  useBriefForms,
  usePrefill,
} from './briefs.data.ts'
import css from './briefs.module.css'

export function NewBrief() {
  const { has } = useSession()
  const [{ series, mapping, by, product, market, period }] = useAddress()
  const gap = series && product && market ? { series, mapping, by, product, market, period } : null
  const forms = useBriefForms()
  const prefill = usePrefill(has(...briefKeepers) ? gap : null)
  if (!has(...briefKeepers)) return <NotMine to="/thi-truong/dat-hang" />
  const problem = forms.error ?? prefill.error
  if (problem) return <ErrorState problem={problem} onRetry={() => void (forms.error ? forms.refetch() : prefill.refetch())} />
  if (!forms.data || (gap && !prefill.data)) return <PageSkeleton />
  return <Form fields={forms.data.brief} {...(gap && prefill.data ? { from: { gap, prefill: prefill.data } } : {})} />
}
export function EditBrief() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const brief = useBrief(code)
  const forms = useBriefForms()
  const problem = forms.error ?? brief.error
  if (problem) return <ErrorState problem={problem} onRetry={() => void brief.refetch()} />
  if (!forms.data || !brief.data) return <PageSkeleton />
  if (!brief.data.can.includes('edit')) return <NotMine to={briefDesk(code)} />
  return <Form key={code} fields={forms.data.brief} brief={brief.data} />
}
const NotMine = ({ to }: { to: string }) => (
  <EmptyState
    title={say('briefScreens.cannotEdit')}
    text={say('briefScreens.cannotEditText')}
    action={<GoLink to={to}>{say('briefScreens.back')}</GoLink>}
  />
)

/** Drawn by hand, or may be left out although the record always holds a list. */
const byHand = ['markets', 'certificates']
const mayBeEmpty = ['hs', 'need', 'materials', 'technique', 'constraints']
const drawn = (fields: readonly FieldModel[]): FieldModel[] =>
  fields.filter(({ key }) => !byHand.includes(key)).map(field => (mayBeEmpty.includes(field.key) ? { ...field, required: false } : field))

interface FormProps {
  fields: readonly FieldModel[]
  brief?: BriefData
  from?: { gap: GapAddress; prefill: Prefill }
}
function Form({ fields, brief, from }: FormProps) {
  const { year } = useSession()
  const path = brief ? `/api/briefs/${encodeURIComponent(brief.code)}` : '/api/briefs'
  const frozen = from?.prefill.evidence ?? []
  return (
    <RegisterFormFrame
      title={brief ? say('briefScreens.editTitle', { code: brief.code }) : say('briefScreens.newTitle')}
      state={say(brief?.state === 'published' ? 'briefScreens.editPublished' : from ? 'briefScreens.newFromGap' : 'briefScreens.newState')}
      crumbs={[...briefCrumbs, ...(brief ? [{ label: brief.code, to: briefDesk(brief.code) }] : [])]}
      fields={drawn(fields)}
      initial={brief ? readBrief(brief) : startBrief(year, from?.prefill.start ?? null)}
      keep={
        brief ? `dat-hang:${brief.code}:${brief.revision}` : from ? `dat-hang-moi:${Object.values(from.gap).join(':')}` : 'dat-hang-moi'
      }
      editing={Boolean(brief)}
      saveLabel={say(brief ? 'briefScreens.saveEdit' : 'briefScreens.saveNew')}
      stale={['briefs', 'brief', 'public-briefs', 'public-brief']}
      send={async values => {
        const sent = writeBrief(values)
        const { code } = brief
          ? await put<{ code: string }>(path, { ...sent, revision: brief.revision, ...(values.reason ? { reason: values.reason } : {}) })
          : await post<{ code: string }>(path, { ...sent, from: from?.gap ?? null })
        return { to: briefDesk(code), says: brief ? say('briefScreens.savedEdit') : say('briefScreens.savedNew', { code }) }
      }}
    >
      {tools => (
        <>
          <FormSection title={say('briefScreens.sectionMain')}>
            {tools.field('title', { wide: true })}
            {tools.field('craft')}
            {tools.field('product')}
            <Markets {...tools} />
            {tools.field('year', { disabled: Boolean(brief) })}
            {tools.field('hs', { wide: true, long: true })}
          </FormSection>
          <FormSection title={say('briefScreens.sectionPrice')} text={say('briefScreens.sectionPriceText')}>
            {tools.field('priceMin')}
            {tools.field('priceMax')}
            {tools.field('currency')}
            {tools.field('priceUnit')}
            {tools.field('priceBasis', { wide: true })}
          </FormSection>
          <FormSection title={say('briefScreens.sectionNeed')} text={say('briefScreens.sectionNeedText')}>
            {tools.field('need', { wide: true, long: true })}
            {tools.field('materials', { long: true })}
            {tools.field('technique', { long: true })}
            {tools.field('constraints', { wide: true, long: true })}
          </FormSection>
          <FormSection title={say('briefScreens.sectionCertificates')} text={say('briefScreens.sectionCertificatesText')}>
            <Certificates {...tools} />
          </FormSection>
          <FormSection title={say('briefScreens.sectionWho')}>
            {tools.field('audience', { wide: true, long: true })}
            {tools.field('answersBy')}
            {tools.field('season')}
            {tools.field('contact', { wide: true })}
            {tools.field('note', { wide: true, long: true })}
          </FormSection>
          <FormSection title={say('briefScreens.sectionEvidence')} text={say('briefScreens.sectionEvidenceText')}>
            <div className={css.wide}>
              {frozen.length > 0 && (
                <>
                  <p className={css.quiet}>{say('briefScreens.frozenComing')}</p>
                  <EvidenceList evidence={frozen} />
                </>
              )}
              {brief && (
                <p className={css.quiet}>
                  {say('briefScreens.frozenKept', { count: brief.evidence.filter(({ origin }) => origin === 'analysis').length })}
                </p>
              )}
            </div>
            <Noted {...tools} />
          </FormSection>
        </>
      )}
    </RegisterFormFrame>
  )
}

const markets = marketOptions()
function Markets({ values, errors, set }: FormTools) {
  return (
    <MultiSelect
      id={fieldId('markets')}
      label={say('briefScreens.markets')}
      data={markets}
      value={[...listOf(values.markets)]}
      onChange={next => set('markets', next)}
      error={errors.markets}
      searchable
      withAsterisk
      limit={60}
      nothingFoundMessage={say('web.nothingFound')}
    />
  )
}

interface RowsProps<Row> extends FormTools {
  name: string
  empty: Row
  add: string
  /** The day among the parts, and the words of each part. */
  day: keyof Row & string
  labels: { [Key in keyof Row]: string }
}
/** Rows of a few texts and a day each. */
function Rows<Row extends { [Key in keyof Row]: string }>({ name, empty, add, day, labels, values, errors, set }: RowsProps<Row>) {
  const rows = rowsOf(values[name], empty)
  const change = (at: number, part: keyof Row, value: string) =>
    set(name, keepRows(rows.map((row, index) => (index === at ? { ...row, [part]: value } : row))))
  return (
    <div className={css.wide} id={fieldId(name)} tabIndex={-1}>
      {errors[name] && <p className={css.error}>{errors[name]}</p>}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and each is drawn from its text alone
        <div key={at} className={css.formRow}>
          {(Object.keys(labels) as (keyof Row & string)[]).map(part =>
            part === day ? (
              <DayInput
                key={part}
                label={labels[part]}
                value={row[part] || null}
                onChange={next => change(at, part, next ?? '')}
                clearable
              />
            ) : (
              <TextInput
                key={part}
                label={labels[part]}
                value={row[part]}
                onChange={event => change(at, part, event.currentTarget.value)}
              />
            ),
          )}
          <Button
            variant="subtle"
            color="gray"
            aria-label={say('briefScreens.remove')}
            onClick={() => set(name, keepRows(rows.filter((_, index) => index !== at)))}
          >
            <IconTrash size={17} stroke={1.6} />
          </Button>
        </div>
      ))}
      <Button variant="default" size="sm" leftSection={<IconPlus size={16} />} onClick={() => set(name, keepRows([...rows, empty]))}>
        {add}
      </Button>
    </div>
  )
}
const certificateLabels = {
  name: say('briefScreens.certificateName'),
  note: say('briefScreens.certificateNote'),
  source: say('briefScreens.certificateSourceLabel'),
  checkedOn: say('briefScreens.certificateDay'),
}
const Certificates = (tools: FormTools) => (
  <Rows
    {...tools}
    name="certificates"
    empty={emptyCertificate}
    day="checkedOn"
    labels={certificateLabels}
    add={say('briefScreens.addCertificate')}
  />
)
const notedLabels = {
  label: say('briefScreens.notedLabel'),
  text: say('briefScreens.notedText'),
  source: say('briefScreens.notedSource'),
  period: say('briefScreens.notedPeriod'),
  takenOn: say('briefScreens.notedDay'),
}
const Noted = (tools: FormTools) => (
  <Rows {...tools} name="noted" empty={emptyNoted} day="takenOn" labels={notedLabels} add={say('briefScreens.addNoted')} />
)
