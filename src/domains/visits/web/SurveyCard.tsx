/** On a project's page: what was seen on the spot, or the way to fill it in. */
import { Button } from '@mantine/core'
import { IconClipboardCheck } from '@tabler/icons-react'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { Answer } from '../survey.schema.ts'
import { type SurveyData, surveyAddress, useSurvey } from './survey.data.ts'
import css from './survey.module.css'

const answers = { yes: say('visits.yes'), no: say('visits.no'), none: say('visits.notApply') } as const
const said = (answer: Answer | undefined): string => {
  const value = answer?.value ?? null
  if (value === null) return ''
  const word = typeof value === 'number' ? number(value) : answers[value]
  return answer?.note ? `${word}: ${answer.note}` : word
}

export function SurveyCard({ code }: { code: string }) {
  const { data } = useSurvey(code)
  const go = useGo()
  if (!data || (!data.may && !data.open && data.done.length === 0)) return null
  return (
    <Card
      title={say('visits.title')}
      aside={
        data.may && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconClipboardCheck size={16} aria-hidden />}
            onClick={() => go(surveyAddress(code))}
          >
            {say(data.open ? 'visits.goOn' : 'visits.start')}
          </Button>
        )
      }
    >
      {data.done.length === 0 && <EmptyState small title={say('visits.none')} text={say(data.open ? 'visits.half' : 'visits.noneText')} />}
      {data.done.map(each => (
        <Done key={`${each.on}-${each.by}`} survey={each} />
      ))}
    </Card>
  )
}

const Done = ({ survey }: { survey: SurveyData['done'][number] }) => (
  <section className={css.done}>
    <p className={css.when}>
      {[say('visits.doneOn', { on: date(survey.on) }), survey.by && say('visits.by', { name: survey.by })].filter(Boolean).join('. ')}
    </p>
    {survey.found.length > 0 && <Notice kind="warning" title={say('visits.found')} text={survey.found.join(' ')} />}
    <Facts facts={survey.checklist.questions.map(({ key, label }) => ({ label, value: said(survey.answers[key]) }))} />
    {survey.note && <p>{survey.note}</p>}
  </section>
)
