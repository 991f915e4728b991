/** The title of the browser's tab, on pages outside the office's frame. */
import { useEffect } from 'react'
import { say } from '../../words/say.ts'

/** @param title nothing while what the page is about has not come */
export const usePageTitle = (title: string | undefined): void => {
  useEffect(() => {
    if (title) document.title = say('web.pageTitle', { title })
  }, [title])
}
