/** Says what was done, and offers to take it back while it is fresh. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { say } from '../../words/say.ts'
import { failed } from './toast.ts'

let count = 0
/** @param undo may throw: the refusal is shown in words */
export const offerUndo = (sentence: string, undo: () => Promise<void>): void => {
  count += 1
  const id = `undo-${count}`
  const press = () => {
    notifications.hide(id)
    void undo().catch(failed)
  }
  notifications.show({
    id,
    message: (
      <div>
        <div>{sentence}</div>
        <Button variant="default" size="compact-sm" mt="xs" onClick={press}>
          {say('web.undo')}
        </Button>
      </div>
    ),
    color: 'celadon',
    withBorder: true,
    autoClose: 15_000,
    closeButtonProps: { 'aria-label': say('web.close') },
  })
}
