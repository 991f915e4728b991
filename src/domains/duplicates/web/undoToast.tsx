/** Says what was decided, with the way back beside it. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'

/** Stays long enough to read a name and change one's mind. */
const stays = 12_000
export const toastWithUndo = (sentence: string, undo: () => Promise<void>): void => {
  const id = notifications.show({
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 'var(--mantine-spacing-sm)' }}>
        <span>{sentence}</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id)
            undo().catch(failed)
          }}
        >
          {say('duplicates.undo')}
        </Button>
      </span>
    ),
    // The buttons that decide on the next pair are at the bottom.
    position: 'top-center',
    color: 'celadon',
    withBorder: true,
    autoClose: stays,
    closeButtonProps: { 'aria-label': say('web.close') },
  })
}
