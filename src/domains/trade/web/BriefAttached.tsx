/** What answers a brief: designs, entries, projects, fairs, contests; the last three are tied to it here by their code. */
import { ActionIcon, Button } from '@mantine/core'
import { IconLink, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { linkKinds } from '../briefs.schema.ts'
import { type BriefData, briefKey, briefsKey } from './briefs.data.ts'
import css from './briefs.module.css'

export function BriefAttached({ brief }: { brief: BriefData }) {
  const client = useQueryClient()
  const [linking, setLinking] = useState(false)
  const [leaving, setLeaving] = useState<{ kind: string; code: string } | null>(null)
  const links = brief.can.includes('link')
  const path = `/api/briefs/${encodeURIComponent(brief.code)}/links`
  const refresh = async (says: string) => {
    await Promise.all([client.invalidateQueries({ queryKey: briefKey(brief.code) }), client.invalidateQueries({ queryKey: briefsKey })])
    saved(says)
  }
  const some = brief.attached.filter(({ count }) => count > 0)
  return (
    <Card
      title={say('briefScreens.attached')}
      aside={
        links && (
          <Button
            variant="default"
            size="compact-sm"
            className="no-print"
            leftSection={<IconLink size={15} stroke={1.8} />}
            onClick={() => setLinking(true)}
          >
            {say('briefScreens.link')}
          </Button>
        )
      }
    >
      {some.length === 0 && <p className={css.quiet}>{say('briefScreens.attachedNone')}</p>}
      {some.map(({ kind, label, count, rows }) => (
        <section key={kind} className={css.lines}>
          <h3>{say('briefScreens.attachedCount', { label, count: number(count) })}</h3>
          <ul>
            {rows.map(({ code, title, to, note }) => (
              <li key={code}>
                {to ? <GoLink to={to}>{title}</GoLink> : title}
                {note && <span className={css.small}> {note}</span>}
                {links && kind in linkKinds && (
                  <ActionIcon
                    size={24}
                    className="no-print"
                    aria-label={say('briefScreens.unlinkOf', { title })}
                    onClick={() => setLeaving({ kind, code })}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ConfirmDialog
        opened={linking}
        onClose={() => setLinking(false)}
        title={say('briefScreens.link')}
        text={say('briefScreens.linkText')}
        verb={say('briefScreens.link')}
        fields={[
          {
            key: 'kind',
            label: say('briefScreens.linkKind'),
            kind: 'select',
            required: true,
            options: Object.entries(linkKinds).map(([value, label]) => ({ value, label })),
          },
          { key: 'code', label: say('briefScreens.linkCode'), kind: 'text', required: true },
        ]}
        initial={{ kind: 'project' }}
        onConfirm={async values => {
          await post(path, values)
          await refresh(say('briefScreens.linkDone'))
        }}
      />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={say('briefScreens.unlink')}
        text={say('briefScreens.unlinkText', { code: leaving?.code ?? '' })}
        verb={say('briefScreens.unlink')}
        danger
        onConfirm={async () => {
          await post(`${path}/removal`, leaving)
          await refresh(say('briefScreens.unlinkDone'))
        }}
      />
    </Card>
  )
}
