/** The frame of the forms of villages, artisans and trainees: what is typed is kept in the tab, checked, sent, and led to its page. */
import { Button, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { FieldModel } from '../../../kernel/entity.ts'
import { ApiProblem, asProblem } from '../../../web/api.ts'
import { date, time } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { errorsOf, FormSection, goToFirst, missingOf, RecordField, type RecordValues } from '../../../web/ui/RecordFields.tsx'
import frame from '../../../web/ui/recordForm.module.css'
import { saved } from '../../../web/ui/toast.ts'
import { useKept } from '../../../web/ui/useKept.ts'
import { say } from '../../../words/say.ts'
import type { MatchedKind } from '../../duplicates/duplicates.schema.ts'
import { apartOf, LikelyExisting, LikelyLink, useLikely } from '../../duplicates/web/LikelyExisting.tsx'

/** What a form's own sections work with. */
export interface FormTools {
  values: RecordValues
  errors: Readonly<Record<string, string>>
  set: (key: string, value: RecordValues[string], more?: RecordValues) => void
  /** A field of the record, drawn as its kind asks. */
  field: (key: string, more?: Partial<Parameters<typeof RecordField>[0]>) => ReactNode
}
interface RegisterFormFrameProps {
  title: string
  state: string
  crumbs: readonly { label: string; to: string }[]
  fields: readonly FieldModel[]
  /** Names of linked records stand beside their codes under keys that begin with '_', as do answers that are sent apart: kept but not sent. */
  initial: RecordValues
  keep: string
  /** Corrects a record: the reason is asked for. */
  editing: boolean
  saveLabel: string
  /** What a reason may look like, when the record is no village or artisan. */
  reasonHelp?: string
  /** Records of this kind that the draft may already be are shown above the button. */
  likely?: {
    kind: MatchedKind
    /** The code of the record that is being corrected, the id of a trainee. */
    record?: string | undefined
    /** The address of "use this one", when it is more than the record's page. */
    use?: (row: { id: string; code: string | null }, values: RecordValues) => string
  }
  /** Sends the record; answers where its page is and what to say, and its code or id where likely ones are shown. */
  send: (values: RecordValues) => Promise<{ record?: string; to: string; says: string }>
  /** First parts of the query keys that are read anew. */
  stale: readonly string[]
  children: (tools: FormTools) => ReactNode
}
export function RegisterFormFrame({ fields, initial, keep, editing, likely, send, stale, children, ...page }: RegisterFormFrameProps) {
  const { actor } = useSession()
  // Personal values may be typed here: they are kept no longer than the tab.
  const { values, change, keptAt, restored, forget, reset } = useKept<RecordValues>(`${keep}:${actor?.id ?? ''}`, initial, true)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const go = useGo()
  const order = fields.map(field => field.key)
  const set: FormTools['set'] = (key, value, more = {}) => {
    change({ ...values, ...more, [key]: value })
    setErrors(Object.fromEntries(Object.entries(errors).filter(([each]) => each !== key)))
  }
  const apart = apartOf(likely?.kind, idsIn(values._apart), ids => set('_apart', ids.join(' ')))
  const alike = useLikely({ kind: likely?.kind, values, record: likely?.record, apart }, likely !== undefined)
  const fail = (wrong: Record<string, string>) => {
    setErrors(wrong)
    goToFirst(order, wrong)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    const lacking = missingOf(fields, values)
    if (Object.keys(lacking).length) return fail(lacking)
    setErrors({})
    setBusy(true)
    try {
      const { record, to, says } = await send(sentOf(values))
      forget()
      if (record) await apart.keep(record)
      await client.invalidateQueries({ predicate: query => stale.includes(String(query.queryKey[0])) })
      saved(says)
      go(to)
    } catch (error) {
      const known = asProblem(error)
      const elsewhere = known.errors.filter(each => !order.includes(each.path.split('.')[0] ?? ''))
      setProblem(new ApiProblem({ ...known, title: known.title, detail: known.detail, errors: elsewhere }))
      fail(errorsOf(known.errors))
    } finally {
      setBusy(false)
    }
  }
  const field: FormTools['field'] = (key, more = {}) => {
    const model = fields.find(each => each.key === key)
    return (
      model && (
        <RecordField
          key={key}
          field={model}
          value={values[key] ?? null}
          onChange={value => set(key, value)}
          error={errors[key]}
          {...more}
        />
      )
    )
  }
  const count = Object.keys(errors).length
  return (
    <Page title={page.title} state={page.state} crumbs={page.crumbs}>
      <form className={frame.form} onSubmit={event => void save(event)} noValidate>
        {restored && keptAt && (
          <Notice
            kind="info"
            title={say('registerScreens.restored')}
            text={say('registerScreens.restoredText', { time: time(keptAt), day: date(keptAt) })}
          >
            <Button variant="default" size="sm" mt="sm" onClick={reset}>
              {say('registerScreens.startAgain')}
            </Button>
          </Notice>
        )}
        {children({ values, errors, set, field })}
        {editing && (
          <FormSection title={say('registerScreens.reason')}>
            <Textarea
              style={{ gridColumn: '1 / -1' }}
              aria-label={say('registerScreens.reason')}
              description={page.reasonHelp ?? say('villages.reasonHelp')}
              autosize
              minRows={2}
              value={String(values.reason ?? '')}
              onChange={event => set('reason', event.currentTarget.value)}
            />
          </FormSection>
        )}
        {likely && (
          <LikelyExisting kind={likely.kind} rows={alike} apart={apart} use={likely.use && (row => likely.use?.(row, values) ?? '')} />
        )}
        {problem && (
          <div ref={element => element?.scrollIntoView({ block: 'center' })}>
            <ErrorState problem={problem} />
          </div>
        )}
        <div className={frame.buttons}>
          <p role="status">
            {count > 0
              ? say('registerScreens.fixFirst', { count })
              : keptAt
                ? say('registerScreens.keptAt', { time: time(keptAt) })
                : say('registerScreens.keepNotice')}
          </p>
          <LikelyLink rows={alike} />
          <Button variant="default" visibleFrom="sm" onClick={() => go(page.crumbs.at(-1)?.to ?? '/so-bo')} disabled={busy}>
            {say('web.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {page.saveLabel}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** Ids that the draft keeps as one text. */
const idsIn = (kept: RecordValues[string] | undefined): readonly string[] => (typeof kept === 'string' && kept ? kept.split(' ') : [])
/** Blank texts are unknown; names that are only shown stay here, and so does a reason that nobody gave. */
const sentOf = (values: RecordValues): RecordValues =>
  Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, typeof value === 'string' && value.trim() === '' ? null : value] as const)
      .filter(([key, value]) => !key.startsWith('_') && !(key === 'reason' && value === null)),
  )
