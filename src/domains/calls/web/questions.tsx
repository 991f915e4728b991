/** The first four questions: who, where, which village, which trade. Each answer is a large button. */
import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useSession } from '../../../web/session.tsx'
import { say } from '../../../words/say.ts'
import { crafts, sectors } from '../../reference/catalog.schema.ts'
import { type LegalForm, legalForms, likelySector, type SupportAnswers } from '../support.schema.ts'
import { type Answers, useCommunes, useVillageChoices } from './support.data.ts'
import css from './support.module.css'

export interface QuestionProps {
  answers: Answers
  /** Answers and goes on. */
  answer: (more: Answers) => void
  /** Answers and stays. */
  keep: (more: Answers) => void
}
interface ChoiceProps {
  chosen: boolean
  onChoose: () => void
  children: ReactNode
}
function Choice({ chosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className={css.choice} aria-pressed={chosen} onClick={onChoose}>
      {children}
    </button>
  )
}
const codesOf = <O extends object>(options: O) => Object.keys(options) as (keyof O)[]

export function FormQuestion({ answers, answer }: QuestionProps) {
  return (
    <>
      <h1 className={css.title}>{say('supportScreens.q1')}</h1>
      <div className={css.choices}>
        {codesOf(legalForms).map((form: LegalForm) => (
          <Choice key={form} chosen={answers.form === form} onChoose={() => answer({ form })}>
            {legalForms[form]}
          </Choice>
        ))}
      </div>
    </>
  )
}

/** Districts ended on this day. */
const noDistricts = '2025-07-01'
export function PlaceQuestion({ answers, answer }: QuestionProps) {
  const { businessDate } = useSession()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data, isFetching } = useCommunes(q)
  const found = q ? (data ?? []) : []
  return (
    <>
      <h1 className={css.title}>{say('supportScreens.q2')}</h1>
      <TextInput
        size="md"
        label={say('supportScreens.q2Label')}
        description={say(businessDate < noDistricts ? 'supportScreens.q2HelpBefore' : 'supportScreens.q2Help')}
        placeholder={say('supportScreens.search')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
      />
      <div className={css.choices} role="status">
        {found.map(({ id, name }) => (
          <Choice
            key={id}
            chosen={answers.unitId === id}
            onChoose={() => answer({ unitId: id, ...(answers.unitId === id ? {} : { village: undefined }) } as Answers)}
          >
            {name}
          </Choice>
        ))}
        {q !== '' && !isFetching && found.length === 0 && <p className={css.quiet}>{say('supportScreens.notFound')}</p>}
      </div>
    </>
  )
}

export function VillageQuestion({ answers, answer }: QuestionProps) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data } = useVillageChoices(q, answers.unitId)
  const found = (data ?? []).filter(({ near }) => near || q !== '')
  return (
    <>
      <h1 className={css.title}>{say('supportScreens.q3')}</h1>
      <p className={css.lead}>{say('supportScreens.q3Help')}</p>
      <div className={css.choices}>
        <Choice chosen={answers.village === 'none'} onChoose={() => answer({ village: 'none' })}>
          {say('supportScreens.villageNone')}
        </Choice>
        <Choice chosen={answers.village === 'unsure'} onChoose={() => answer({ village: 'unsure' })}>
          {say('supportScreens.villageUnsure')}
        </Choice>
      </div>
      <TextInput
        size="md"
        label={say('supportScreens.q3Label')}
        placeholder={say('supportScreens.search')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        autoComplete="off"
      />
      <div className={css.choices} role="status">
        {found.map(({ code, name, place, craft, stateLabel, near, demo }) => (
          <Choice key={code} chosen={answers.village === code} onChoose={() => answer({ village: code })}>
            <span>{name}</span>
            <span className={css.more}>
              {[place, near && say('supportScreens.villageNear'), craft, stateLabel, demo && say('supportScreens.villageDemo')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </Choice>
        ))}
        {q !== '' && data && found.length === 0 && <p className={css.quiet}>{say('supportScreens.notFound')}</p>}
      </div>
    </>
  )
}

export function TradeQuestion({ answers, answer, keep }: QuestionProps) {
  const { craft, sector } = answers
  return (
    <>
      <h1 className={css.title}>{say('supportScreens.q4')}</h1>
      <p className={css.lead}>{say('supportScreens.q4Help')}</p>
      <div className={css.choices} data-two>
        {codesOf(crafts).map(code => (
          <Choice key={code} chosen={craft === code} onChoose={() => keep({ craft: code, sector: likelySector[code] })}>
            {crafts[code]}
          </Choice>
        ))}
      </div>
      {craft && sector && (
        <>
          <Select
            size="md"
            label={say('supportScreens.sector')}
            description={say('supportScreens.sectorHelp')}
            data={Object.entries(sectors).map(([value, label]) => ({ value, label }))}
            value={sector}
            onChange={next => next && keep({ sector: next as SupportAnswers['sector'] })}
            allowDeselect={false}
          />
          <div className={css.checks}>
            <Checkbox
              size="md"
              label={say('supportScreens.cleaner')}
              description={say('supportScreens.cleanerHelp')}
              checked={answers.cleaner ?? false}
              onChange={event => keep({ cleaner: event.currentTarget.checked })}
            />
            <Checkbox
              size="md"
              label={say('supportScreens.cluster')}
              description={say('supportScreens.clusterHelp')}
              checked={answers.cluster ?? false}
              onChange={event => keep({ cluster: event.currentTarget.checked })}
            />
          </div>
          <div className={css.dock}>
            <Button size="md" onClick={() => answer({})}>
              {say('supportScreens.next')}
            </Button>
          </div>
        </>
      )}
    </>
  )
}
