/** Hôm nay for an administrator, who acts on no project: what they look after, counted. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import css from './admin.module.css'

const useList = <T,>(path: string) => useQuery({ queryKey: ['admin', path], queryFn: ({ signal }) => get<T[]>(path, signal) }).data

export function AdminToday() {
  const { businessDate } = useSession()
  const people = useList<{ active: boolean }>('/api/people')
  const rules = useList<{ nature: string; verified: object | null }>('/api/appraisal/rules')
  const documents = useList<{ state: string; versions: number }>('/api/appraisal/documents')
  const units = useList<object>(`/api/units?level=commune&limit=1000&on=${businessDate}`)
  const cards = [
    {
      to: '/quan-tri?muc=nguoi-dung',
      name: say('adminScreens.people'),
      count: people?.filter(person => person.active).length,
      label: say('todayScreens.adminPeople'),
      text: say('todayScreens.adminPeopleText'),
    },
    {
      to: '/quan-tri?muc=quy-dinh',
      name: say('adminScreens.rules'),
      count: rules?.filter(rule => rule.nature === 'law' && !rule.verified).length,
      label: say('todayScreens.adminRules'),
      text: say('todayScreens.adminRulesText'),
    },
    {
      to: '/quan-tri?muc=van-ban',
      name: say('lawScreens.documents'),
      count: documents?.filter(document => document.state === 'draft' && document.versions > 0).length,
      label: say('lawScreens.waiting'),
      text: say('lawScreens.waitingText'),
    },
    {
      to: '/quan-tri?muc=don-vi&cap=commune',
      name: say('adminScreens.units'),
      count: units?.length,
      label: say('todayScreens.adminUnits'),
      text: say('todayScreens.adminUnitsText', { day: date(businessDate) }),
    },
  ]
  return (
    <Page title={say('todayScreens.title')} state={say('todayScreens.adminState')}>
      <ul className={css.cards}>
        {cards.map(({ to, name, count, label, text }) => (
          <li key={to}>
            <GoLink to={to} className={css.card}>
              <span className={css.cardName}>{name}</span>
              <span className={css.cardCount}>{count === undefined ? '…' : number(count)}</span>
              <span>{label}</span>
              <span className={css.quiet}>{text}</span>
            </GoLink>
          </li>
        ))}
      </ul>
    </Page>
  )
}
