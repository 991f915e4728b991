/** A file that a call hands out: its name, kind and weight. */
import { IconDownload } from '@tabler/icons-react'
import { weight } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import { type CallData, callFilePath } from './calls.data.ts'
import css from './public.module.css'

interface CallFileLinkProps {
  call: string
  file: Pick<CallData['files'][number], 'id' | 'label' | 'fileName' | 'size'>
  /** As the public reads it. */
  anyone?: boolean
}
export function CallFileLink({ call, file: { id, label, fileName, size }, anyone = false }: CallFileLinkProps) {
  const kind = fileName.includes('.') ? fileName.slice(fileName.lastIndexOf('.') + 1).toUpperCase() : ''
  return (
    <a href={callFilePath(call, id, anyone)} className={css.file}>
      <IconDownload size={17} stroke={1.6} aria-hidden />
      <span>{label}</span> <span className={css.quiet}>{say('callScreens.fileKind', { kind, size: weight(size) })}</span>
    </a>
  )
}
