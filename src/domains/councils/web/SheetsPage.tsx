/** Phiếu chấm điểm: the sheets with their criteria; drafting one, also from another; adopting one drafted by somebody else. */
import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { asProblem } from '../../../web/api.ts'
import { number, period } from '../../../web/format.ts'
import { Criteria } from '../../../web/scoring/Criteria.tsx'
import scoring from '../../../web/scoring/scoring.module.css'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { adoptSheet, type Sheet, sendSheet, useSheets } from './councils.data.ts'
import css from './councils.module.css'

interface Draft {
  id: string | null
  code: string
  title: string
  basis: string
  validFrom: string
  /** `id` tells rows apart on the screen only. */
  criteria: { id: string; title: string; max: number; guidance: string; evidence: string }[]
}
const blank = () => ({ id: crypto.randomUUID(), title: '', max: 10, guidance: '', evidence: '' })

export function SheetsPage() {
  const { businessDate, has } = useSession()
  const { data, error, refetch } = useSheets()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [adopting, setAdopting] = useState<Sheet | null>(null)
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const manages = has('leader', 'appraiser')
  const fresh: Draft = { id: null, code: '', title: '', basis: '', validFrom: businessDate, criteria: [blank()] }
  const from = (sheet: Sheet, id: string | null): Draft => ({
    id,
    code: id ? sheet.code : '',
    title: sheet.title,
    basis: sheet.basis,
    validFrom: id ? sheet.validFrom : businessDate,
    criteria: sheet.criteria.map(({ key, title, max, guidance, evidence }) => ({ id: key, title, max, guidance, evidence })),
  })
  return (
    <Page
      title={say('councils.sheetsTitle')}
      crumbs={[{ label: say('councils.title'), to: '/hoi-dong' }]}
      state={say('councils.sheetsState', { count: number(data.length), adopted: number(data.filter(each => each.adoptedOn).length) })}
      {...(manages && !draft && { primary: { label: say('councils.sheetAdd'), icon: IconPlus, onClick: () => setDraft(fresh) } })}
    >
      {draft && <Editor draft={draft} onChange={setDraft} onDone={() => setDraft(null)} />}
      {data.length === 0 && !draft && <EmptyState title={say('councils.sheetsNone')} text={say('councils.sheetsNoneText')} />}
      {data.map(sheet => (
        <Card
          key={sheet.id}
          title={`${sheet.code}: ${sheet.title}`}
          aside={
            <StateBadge
              word={say(sheet.adoptedOn ? 'councils.sheetInForce' : 'councils.sheetDraft')}
              kind={sheet.adoptedOn ? 'done' : 'draft'}
            />
          }
        >
          <p className={css.quiet}>{`${say('councils.sheetBasis')}: ${sheet.basis}. ${period(sheet.validFrom, sheet.validUntil)}`}</p>
          <Criteria criteria={sheet.criteria} />
          {manages && (
            <div className={css.buttons}>
              <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => setDraft(from(sheet, null))}>
                {say('councils.sheetCopy')}
              </Button>
              {!sheet.adoptedOn && (
                <Button variant="default" onClick={() => setDraft(from(sheet, sheet.id))}>
                  {say('councils.edit')}
                </Button>
              )}
              {!sheet.adoptedOn && has('leader') && <Button onClick={() => setAdopting(sheet)}>{say('councils.sheetAdopt')}</Button>}
            </div>
          )}
        </Card>
      ))}
      <ConfirmDialog
        opened={adopting !== null}
        onClose={() => setAdopting(null)}
        title={`${say('councils.sheetAdopt')}: ${adopting?.code ?? ''}`}
        text={say('councils.sheetAdoptText')}
        verb={say('councils.sheetAdopt')}
        onConfirm={() => adoptSheet(adopting?.id ?? '')}
      />
    </Page>
  )
}

function Editor({ draft, onChange, onDone }: { draft: Draft; onChange: (draft: Draft) => void; onDone: () => void }) {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  const setOne = (at: number, change: Partial<Draft['criteria'][number]>) =>
    set({ criteria: draft.criteria.map((each, index) => (index === at ? { ...each, ...change } : each)) })
  const send = async () => {
    setBusy(true)
    const { id, ...body } = draft
    try {
      await sendSheet(id, body)
      saved()
      onDone()
    } catch (error) {
      const problem = asProblem(error)
      setErrors({ all: problem.detail, ...Object.fromEntries(problem.errors.map(each => [each.path, each.message])) })
    }
    setBusy(false)
  }
  const total = draft.criteria.reduce((sum, each) => sum + Math.round(each.max * 10), 0) / 10
  return (
    <Card title={draft.id ? draft.code : say('councils.sheetAdd')}>
      <div className={css.sheet}>
        <div className={scoring.given}>
          <TextInput
            label={say('councils.code')}
            withAsterisk
            value={draft.code}
            error={errors.code}
            onChange={e => set({ code: e.currentTarget.value })}
          />
          <TextInput
            label={say('councils.sheet')}
            withAsterisk
            value={draft.title}
            error={errors.title}
            onChange={e => set({ title: e.currentTarget.value })}
          />
        </div>
        <div className={scoring.given}>
          <DayInput label={say('councils.sheetFrom')} value={draft.validFrom} onChange={value => set({ validFrom: value ?? '' })} />
          <TextInput
            label={say('councils.sheetBasis')}
            withAsterisk
            value={draft.basis}
            error={errors.basis}
            onChange={e => set({ basis: e.currentTarget.value })}
          />
        </div>
        {draft.criteria.map((each, at) => (
          <fieldset key={each.id} className={scoring.criterion}>
            <legend className={css.name}>{`${say('councils.criterion')} ${at + 1}`}</legend>
            <div className={scoring.given}>
              <NumberInput
                label={say('councils.criterionMax')}
                value={each.max}
                min={0}
                decimalScale={1}
                decimalSeparator=","
                error={errors[`criteria.${at}.max`]}
                onChange={value => setOne(at, { max: typeof value === 'number' ? value : 0 })}
              />
              <TextInput
                label={say('councils.criterion')}
                value={each.title}
                error={errors[`criteria.${at}.title`]}
                onChange={event => setOne(at, { title: event.currentTarget.value })}
              />
            </div>
            <Textarea
              label={say('councils.guidance')}
              autosize
              value={each.guidance}
              error={errors[`criteria.${at}.guidance`]}
              onChange={event => setOne(at, { guidance: event.currentTarget.value })}
            />
            <Textarea
              label={say('councils.evidence')}
              autosize
              value={each.evidence}
              onChange={event => setOne(at, { evidence: event.currentTarget.value })}
            />
            {draft.criteria.length > 1 && (
              <button
                type="button"
                className="quiet-button"
                aria-label={say('councils.criterionRemove', { title: each.title })}
                onClick={() => set({ criteria: draft.criteria.filter((_, index) => index !== at) })}
              >
                <IconTrash size={16} aria-hidden /> {say('councils.criterionRemove', { title: '' })}
              </button>
            )}
          </fieldset>
        ))}
        <p className={css.sum}>{say('scoring.maxTotal', { max: number(total) })}</p>
        {errors.all && (
          <p role="alert" className={css.conflict}>
            {errors.all}
          </p>
        )}
        <div className={css.buttons}>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => set({ criteria: [...draft.criteria, blank()] })}
          >
            {say('councils.criterionAdd')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say('web.cancel')}
          </Button>
          <Button loading={busy} onClick={() => void send()}>
            {say('councils.save')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
