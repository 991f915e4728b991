/** What a document brings: each rule or norm with its values, beside what is in force; added and changed while it is a draft. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { put } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type DocumentData, documentPath, lawKeepers, useLawChanged, useVersionForms, type VersionForm } from './law.data.ts'
import css from './law.module.css'
import { type Entered, VersionDialog } from './VersionDialog.tsx'

type Version = DocumentData['versionList'][number]

export function VersionList({ document }: { document: DocumentData }) {
  const { has } = useSession()
  const changed = useLawChanged()
  const { data: forms = [] } = useVersionForms()
  const [asked, setAsked] = useState<{ version?: Version } | null>(null)
  const open = document.state === 'draft' && has(...lawKeepers)
  const list = document.versionList
  const write = async (versions: readonly Entered[]) => {
    await put(`${documentPath(document.id)}/versions`, {
      revision: document.revision,
      versions: versions.map(({ code, clause, values }) => ({ code, clause, values })),
    })
    await changed()
    saved()
  }
  const keep = (entered: Entered) => {
    const others = list.filter(each => each.code !== entered.code)
    return write([...others, entered].sort((a, b) => a.code.localeCompare(b.code)))
  }
  return (
    <Card
      title={say('lawScreens.brings')}
      aside={
        open && (
          <Button variant="default" leftSection={<IconPlus size={17} stroke={1.6} />} onClick={() => setAsked({})}>
            {say('lawScreens.versionAdd')}
          </Button>
        )
      }
    >
      {list.length === 0 ? (
        <EmptyState small title={say('lawScreens.bringsNone')} {...(open ? { text: say('lawScreens.bringsNoneText') } : {})} />
      ) : (
        <ul className={css.versions}>
          {list.map(version => (
            <li key={version.code} className={css.version}>
              <div className={css.versionHead}>
                <h3>{version.title}</h3>
                {open && (
                  <span className="no-print">
                    <Button size="compact-sm" variant="subtle" onClick={() => setAsked({ version })}>
                      {say('lawScreens.change')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      onClick={() => void write(list.filter(each => each.code !== version.code)).catch(failed)}
                    >
                      {say('lawScreens.remove')}
                    </Button>
                  </span>
                )}
              </div>
              <p className={css.quiet}>
                {version.clause}; {version.decidedBy}
              </p>
              <Values version={version} form={forms.find(form => form.code === version.code)} compare={document.state === 'draft'} />
            </li>
          ))}
        </ul>
      )}
      <VersionDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        forms={forms}
        version={asked?.version}
        taken={list.map(({ code }) => code)}
        onSave={keep}
      />
    </Card>
  )
}

/** Each value; of a draft, what is in force beside it where it differs. */
function Values({ version, form, compare }: { version: Version; form: VersionForm | undefined; compare: boolean }) {
  const now = compare ? form?.now[0] : undefined
  return (
    <dl className={css.values}>
      {version.says.map(({ label, says }) => {
        const before = now?.says.find(each => each.label === label)?.says
        return (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {says}
              {before !== undefined && before !== says && <span className={css.before}>{say('lawScreens.nowIs', { value: before })}</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
