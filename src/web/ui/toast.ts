/** Short messages at the edge of the screen. */
import { notifications } from '@mantine/notifications'
import { say } from '../../words/say.ts'
import { asProblem } from '../api.ts'
import { time } from '../format.ts'

/** 'Đã lưu 10:32', or another sentence about what was done. */
export const saved = (sentence?: string): void => {
  notifications.show({
    message: sentence ?? say('web.savedAt', { time: time(new Date()) }),
    color: 'celadon',
    withBorder: true,
    closeButtonProps: { 'aria-label': say('web.close') },
  })
}
/** What went wrong, in the server's words. */
export const failed = (error: unknown): void => {
  const { title, detail } = asProblem(error)
  notifications.show({
    title,
    message: detail,
    color: 'red',
    withBorder: true,
    autoClose: 9000,
    closeButtonProps: { 'aria-label': say('web.close') },
  })
}
