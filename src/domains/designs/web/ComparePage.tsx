/** Đối chiếu ảnh: a photo goes in, on the phone too, and is held against every design of the register. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem, upload } from '../../../web/api.ts'
import { date, time } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { designCrumbs } from './DesignPage.tsx'
import { DesignGrid } from './DesignPicture.tsx'
import { checkAddress, forgetDesigns, photoCheckers, usePhotoChecks } from './designs.data.ts'
import css from './designs.module.css'
import { FilePicture, PhotoButtons } from './NewPhotos.tsx'

export function ComparePage() {
  const { has } = useSession()
  const mine = usePhotoChecks(has(...photoCheckers))
  const [sending, setSending] = useState<File | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const client = useQueryClient()
  const go = useGo()
  const send = async (file: File | undefined) => {
    if (!file) return
    setSending(file)
    setProblem(null)
    try {
      const { id } = await upload<{ id: string }>('/api/design-checks', [file])
      await forgetDesigns(client)
      go(checkAddress(id))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(null)
    }
  }
  if (!has(...photoCheckers))
    return (
      <Page title={say('designScreens.compareTitle')} crumbs={designCrumbs}>
        <EmptyState title={say('designScreens.compareNotYours')} />
      </Page>
    )
  return (
    <Page title={say('designScreens.compareTitle')} state={say('designScreens.compareState')} crumbs={designCrumbs}>
      <Card>
        <div className={css.stack}>
          {sending ? (
            <>
              <span className={css.main} style={{ cursor: 'default' }}>
                <FilePicture file={sending} whole />
              </span>
              <p role="status" className={css.quiet}>
                {say('designScreens.sending')}
              </p>
            </>
          ) : (
            <>
              <PhotoButtons single onFiles={files => void send(files?.[0])} />
              <p className={css.quiet}>{say('designScreens.compareHelp')}</p>
            </>
          )}
          {problem && <ErrorState problem={problem} />}
        </div>
      </Card>
      {mine.data && mine.data.length > 0 && (
        <Card title={say('designScreens.myPhotos')}>
          <DesignGrid
            label={say('designScreens.myPhotos')}
            tiles={mine.data.map(check => ({
              code: check.id,
              name: say('designScreens.photoOf', { day: date(check.createdAt), time: time(check.createdAt) }),
              picture: null,
              src: `/api/design-checks/${check.id}/picture`,
              to: checkAddress(check.id),
            }))}
          />
        </Card>
      )}
    </Page>
  )
}
