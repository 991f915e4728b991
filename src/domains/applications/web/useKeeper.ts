/** One keeper for each draft that is open in this tab, and the photographs that wait beside it. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { Device } from './device.ts'
import { fetchDraft, sendPaper, sendPatches } from './draft.data.ts'
import { FileQueue } from './files.ts'
import { Keeper } from './keeper.ts'

let device: Device | undefined
/** The store of this browser, opened once. */
export const thisDevice = (): Device => (device ??= new Device())

export const useKeeper = (token: string) => {
  const { keeper, files } = useMemo(
    () => ({
      keeper: new Keeper(token, thisDevice(), { fetch: fetchDraft, send: sendPatches }),
      files: new FileQueue(token, thisDevice(), sendPaper),
    }),
    [token],
  )
  useEffect(() => {
    files.onSent = () => void keeper.refresh()
    void keeper.open().then(() => files.open())
    const again = () => void keeper.refresh().then(() => files.flush())
    const seen = () => (document.visibilityState === 'visible' ? again() : void keeper.flush())
    const leaving = () => void keeper.flush()
    window.addEventListener('online', again)
    window.addEventListener('pagehide', leaving)
    document.addEventListener('visibilitychange', seen)
    return () => {
      void keeper.flush()
      keeper.stop()
      window.removeEventListener('online', again)
      window.removeEventListener('pagehide', leaving)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [keeper, files])
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state)
  const waitingFiles = useSyncExternalStore(files.subscribe, () => files.waiting)
  return { keeper, files, state, waitingFiles }
}
