/** Which keys do what: opened by the key ?, for whoever works without a mouse. */
import { Modal } from '@mantine/core'
import { type Sentence, say } from '../words/say.ts'
import css from './KeysHelp.module.css'
import dialog from './ui/dialog.module.css'

const keys: readonly { keys: readonly string[]; does: Sentence }[] = [
  { keys: ['Ctrl', 'K'], does: 'web.keySearch' },
  { keys: ['↑', '↓'], does: 'web.keyRows' },
  { keys: ['Enter'], does: 'web.keyOpen' },
  { keys: ['Space'], does: 'web.keyTick' },
  { keys: ['←', '→'], does: 'web.keyTabs' },
  { keys: ['1', '2', '3'], does: 'web.keyDecide' },
  { keys: ['Esc'], does: 'web.keyClose' },
  { keys: ['?'], does: 'web.keyHelp' },
]
export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={say('web.keysTitle')} classNames={{ title: dialog.title ?? '' }}>
      <dl className={css.keys}>
        {keys.map(({ keys: pressed, does }) => (
          <div key={does}>
            <dt>
              {pressed.map(key => (
                <kbd key={key} className={css.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
