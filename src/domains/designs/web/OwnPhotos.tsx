/** Pictures that a design has: what each shows, their order, taking one off. Each change is sent at once. */
import { ActionIcon, TextInput } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post, put } from '../../../web/api.ts'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { DesignPicture } from './DesignPicture.tsx'
import { type DesignData, type DesignView, designPath, forgetDesigns, pictureOf } from './designs.data.ts'
import css from './designs.module.css'

export function OwnPhotos({ design }: { design: DesignData }) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const send = async (change: Promise<unknown>) => {
    setBusy(true)
    try {
      await change
      await forgetDesigns(client)
      saved()
    } catch (error) {
      failed(error)
    } finally {
      setBusy(false)
    }
  }
  const path = `${designPath(design.code)}/views`
  const ids = design.views.map(view => view.id)
  const move = (at: number, by: number) => {
    const next = [...ids]
    ;[next[at], next[at + by]] = [next[at + by]!, next[at]!]
    void send(put(path, { ids: next }))
  }
  if (!design.views.length) return null
  return (
    <ul className={css.photos} aria-label={say('designScreens.allPictures')}>
      {design.views.map((view, at) => (
        <li key={view.id} className={css.photo}>
          <span className={css.frame}>
            <DesignPicture src={pictureOf(design.code, view.id, { small: true })} alt={view.caption ?? view.kindLabel} />
          </span>
          <Caption view={view} onSend={caption => void send(put(`${path}/${view.id}`, { kind: view.kind, caption }))} />
          <div>
            <ActionIcon size={36} aria-label={say('designScreens.moveBefore')} disabled={busy || at === 0} onClick={() => move(at, -1)}>
              <IconArrowLeft size={16} />
            </ActionIcon>
            <ActionIcon
              size={36}
              aria-label={say('designScreens.moveAfter')}
              disabled={busy || at === ids.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconArrowRight size={16} />
            </ActionIcon>
            <ActionIcon
              size={36}
              aria-label={say('designScreens.dropPhoto', { name: view.caption ?? view.fileName })}
              disabled={busy}
              onClick={() => void send(post(`${path}/${view.id}/removal`))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        </li>
      ))}
    </ul>
  )
}
function Caption({ view, onSend }: { view: DesignView; onSend: (caption: string) => void }) {
  const [text, setText] = useState(view.caption ?? '')
  return (
    <TextInput
      size="xs"
      variant="unstyled"
      px={8}
      aria-label={say('designScreens.caption')}
      placeholder={say('designScreens.caption')}
      value={text}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => text !== (view.caption ?? '') && onSend(text)}
    />
  )
}
