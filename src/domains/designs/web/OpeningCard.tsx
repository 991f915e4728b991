/** What the owner lets everybody see: the design, picture by picture, and how they agreed. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem, put } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type DesignData, designPath, forgetDesigns } from './designs.data.ts'
import css from './designs.module.css'

export function OpeningCard({ design }: { design: DesignData }) {
  const client = useQueryClient()
  const [chosen, setChosen] = useState(() => design.views.filter(view => view.open).map(view => view.id))
  const [basis, setBasis] = useState(design.openedBasis ?? '')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async (views: readonly string[]) => {
    setBusy(true)
    setProblem('')
    try {
      await put(`${designPath(design.code)}/opening`, { views, basis: basis || null })
      setChosen([...views])
      await forgetDesigns(client)
      saved(say(views.length ? 'designScreens.opened' : 'designScreens.closed'))
    } catch (error) {
      setProblem(asProblem(error).detail)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={say('designScreens.opening')}>
      {design.views.length === 0 ? (
        <EmptyState small title={say('designScreens.openingNone')} />
      ) : (
        <div className={css.stack}>
          <p className={css.quiet}>
            {design.openedOn ? say('designScreens.openSince', { day: date(design.openedOn) }) : say('designScreens.openingText')}
          </p>
          {design.views.map((view, at) => (
            <Checkbox
              key={view.id}
              label={view.caption ?? say('designScreens.pictureNumber', { kind: view.kindLabel, at: at + 1 })}
              checked={chosen.includes(view.id)}
              onChange={() => setChosen(chosen.includes(view.id) ? chosen.filter(id => id !== view.id) : [...chosen, view.id])}
            />
          ))}
          <TextInput
            label={say('designScreens.openingBasis')}
            description={say('designScreens.openingBasisHelp')}
            value={basis}
            error={problem}
            onChange={event => setBasis(event.currentTarget.value)}
          />
          <div className={css.buttons}>
            <Button variant="default" loading={busy} disabled={!chosen.length} onClick={() => void send(chosen)}>
              {say(design.openedOn ? 'designScreens.openAgain' : 'designScreens.open')}
            </Button>
            {design.openedOn && (
              <Button variant="subtle" loading={busy} onClick={() => void send([])}>
                {say('designScreens.close')}
              </Button>
            )}
          </div>
          {design.openedOn && <GoLink to={`/mau/${encodeURIComponent(design.code)}`}>{say('designScreens.seePublic')}</GoLink>}
        </div>
      )}
    </Card>
  )
}
