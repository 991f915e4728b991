/** A place to drop or choose files; what was chosen stays listed and can be taken out. */
import { ActionIcon } from '@mantine/core'
import { IconFileText, IconUpload, IconX } from '@tabler/icons-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { say } from '../../words/say.ts'
import { weight } from '../format.ts'
import css from './FileDrop.module.css'

interface FileDropProps {
  label: string
  files: readonly File[]
  onFiles: (files: File[]) => void
  help?: string
  /** '.xlsx,.pdf' */
  accept?: string
  multiple?: boolean
  required?: boolean
  error?: string
}
export function FileDrop({ label, files, onFiles, help, accept, multiple = false, required = false, error }: FileDropProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (list: FileList | null) => {
    const taken = [...(list ?? [])]
    if (taken.length) onFiles(multiple ? [...files, ...taken] : taken.slice(0, 1))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div className="no-print">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside has the keys */}
      <div
        className={css.zone}
        data-over={over || undefined}
        data-error={Boolean(error) || undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={24} stroke={1.5} aria-hidden />
        <div>
          <label htmlFor={id} className={css.label}>
            {label}
            {required && <span className={css.star}> *</span>}
          </label>
          <p id={`${id}-help`} className={css.help}>
            {say('web.dropHere')} {help}
          </p>
        </div>
        <input
          ref={input}
          id={id}
          type="file"
          className={css.input}
          accept={accept}
          multiple={multiple}
          aria-describedby={`${id}-help${error ? ` ${id}-error` : ''}`}
          aria-invalid={Boolean(error) || undefined}
          onChange={event => {
            take(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
      </div>
      {error && (
        <p id={`${id}-error`} className={css.error}>
          {error}
        </p>
      )}
      {files.length > 0 && (
        <ul className={css.files}>
          {files.map(file => (
            <li key={`${file.name}-${file.size}`}>
              <IconFileText size={18} stroke={1.6} aria-hidden />
              <span className={css.name}>{file.name}</span>
              <span className={css.size}>{weight(file.size)}</span>
              <ActionIcon
                aria-label={say('web.removeFile', { name: file.name })}
                onClick={() => onFiles(files.filter(kept => kept !== file))}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
