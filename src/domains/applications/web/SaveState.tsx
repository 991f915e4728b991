/** Where what is typed is now: on the server, or on this device until there is a network. Always in sight. */
import { IconCircleCheck, IconCloudOff, IconProgress } from '@tabler/icons-react'
import { time } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import { typingStates } from '../applications.schema.ts'
import css from './applications.module.css'
import type { KeeperState } from './keeper.ts'

export function SaveState({ state }: { state: KeeperState }) {
  const { save, savedAt, draft, problem } = state
  const at = savedAt ? time(new Date(savedAt)) : ''
  const words = {
    fresh: say('applicationScreens.saveFresh'),
    saving: say('applicationScreens.saving'),
    saved: savedAt ? say('web.savedAt', { time: at }) : say('applicationScreens.saveFresh'),
    offline: say('applicationScreens.saveOffline'),
    refused: say(draft && typingStates.includes(draft.state) ? 'applicationScreens.saveTooMuch' : 'applicationScreens.saveRefused'),
    barred: say('applicationScreens.saveBarred', { why: problem?.detail ?? '' }),
    unkept: say('applicationScreens.saveUnkept'),
  }
  const Icon = save === 'saved' ? IconCircleCheck : save === 'saving' || save === 'fresh' ? IconProgress : IconCloudOff
  return (
    <p className={css.save} data-save={save} role="status">
      <Icon size={18} stroke={1.7} aria-hidden />
      {words[save]}
    </p>
  )
}
