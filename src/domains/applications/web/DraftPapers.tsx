/** The papers of a draft: the camera first, several photographs a paper, each with where it is on its way. */
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconCamera, IconFileText, IconPaperclip, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { percent } from '../../../web/format.ts'
import { paperFiles } from '../../../web/ui/accepts.ts'
import { fieldId } from '../../../web/ui/RecordFields.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { paperKinds } from '../../reference/papers.schema.ts'
import { paperLimits } from '../applications.schema.ts'
import css from './applications.module.css'
import { type DraftData, paperAddress, setPaper } from './draft.data.ts'
import type { FileOnItsWay, FileQueue } from './files.ts'

interface DraftPapersProps {
  token: string
  draft: DraftData
  files: FileQueue
  waiting: readonly FileOnItsWay[]
  onChange: () => void
  asked: ReadonlyMap<string, string>
}
export function DraftPapers({ token, draft, files, waiting, onChange, asked }: DraftPapersProps) {
  const kinds = draft.required.map(({ kind }) => kind as string)
  const others = [...draft.papers, ...waiting].map(({ kind }) => kind as string).filter(kind => !kinds.includes(kind))
  const extra = [...new Set([...others, 'other'])].filter(kind => !kinds.includes(kind))
  const shown = [
    ...draft.required,
    ...extra.map(kind => ({
      kind,
      label: paperKinds[kind as keyof typeof paperKinds],
      note: null,
      required: false,
      why: '',
      confidence: null,
    })),
  ]
  const remove = (id: string, removed: boolean) => void setPaper(token, id, removed).then(onChange, failed)
  return (
    <div className={css.papers}>
      <p className={css.quiet}>{say('applicationScreens.papersHelp', { files: paperLimits.files, size: paperLimits.megabytes })}</p>
      {shown.map(paper => {
        const open = draft.openPapers === 'all' || draft.openPapers.includes(paper.kind)
        const mine = draft.papers.filter(each => each.kind === paper.kind)
        const says = asked.get(paper.kind)
        return (
          <section
            key={paper.kind}
            className={css.paper}
            id={fieldId(paper.kind)}
            tabIndex={-1}
            data-asked={says !== undefined || undefined}
          >
            <h3 className={css.paperTitle}>
              {paper.label}
              {paper.required && <span className={css.star}> *</span>}
            </h3>
            {says && <p className={css.asked}>{says}</p>}
            {paper.note && <p className={css.quiet}>{paper.note}</p>}
            {paper.why && <p className={css.quiet}>{say('applicationScreens.paperWhy', { why: paper.why })}</p>}
            <ul className={css.files}>
              {mine.map(file => (
                <li key={file.id} data-removed={file.removed || undefined}>
                  {file.mediaType.startsWith('image/') && !file.removed ? (
                    <img src={paperAddress(token, file.id)} alt="" className={css.thumb} loading="lazy" />
                  ) : (
                    <IconFileText size={24} stroke={1.5} aria-hidden />
                  )}
                  <span className={css.fileName}>
                    {file.removed ? say('applicationScreens.paperRemoved', { name: file.fileName }) : file.fileName}
                  </span>
                  {!file.removed && <StateBadge plain kind="done" word={say('applicationScreens.paperSent')} />}
                  {open && (
                    <ActionIcon
                      size={44}
                      aria-label={say(file.removed ? 'applicationScreens.paperBack' : 'applicationScreens.paperRemove', {
                        name: file.fileName,
                      })}
                      onClick={() => remove(file.id, !file.removed)}
                    >
                      {file.removed ? <IconArrowBackUp size={20} /> : <IconTrash size={20} stroke={1.6} />}
                    </ActionIcon>
                  )}
                </li>
              ))}
              {waiting
                .filter(file => file.kind === paper.kind)
                .map(file => (
                  <li key={file.id}>
                    <IconFileText size={24} stroke={1.5} aria-hidden />
                    <span className={css.fileName}>
                      {file.name}
                      {file.problem && <span className={css.problem}>{file.problem}</span>}
                    </span>
                    {file.problem ? (
                      <Button size="sm" variant="default" onClick={() => void files.retry(file.id)}>
                        {say('applicationScreens.paperRetry')}
                      </Button>
                    ) : (
                      <StateBadge plain kind="waiting" word={wayOf(file)} />
                    )}
                    <ActionIcon
                      size={44}
                      aria-label={say('applicationScreens.paperRemove', { name: file.name })}
                      onClick={() => void files.drop(file.id)}
                    >
                      <IconTrash size={20} stroke={1.6} />
                    </ActionIcon>
                  </li>
                ))}
            </ul>
            {open && <Adders kind={paper.kind} label={paper.label} onFiles={list => void files.add(paper.kind, list)} />}
          </section>
        )
      })}
    </div>
  )
}

/** 'Đang gửi 40%', or that it waits, kept on the device. */
const wayOf = ({ share }: FileOnItsWay): string =>
  share === null
    ? say('applicationScreens.paperWaiting')
    : say('applicationScreens.paperSending', { percent: percent(Math.floor(share * 100), 0) })

/** Two ways to add: take a photograph, or choose files. */
function Adders({ kind, label, onFiles }: { kind: string; label: string; onFiles: (files: File[]) => void }) {
  const id = useId()
  const take = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])])
    input.value = ''
  }
  return (
    <div className={css.adders}>
      <label htmlFor={`${id}-anh`} className={css.camera}>
        <IconCamera size={22} stroke={1.6} aria-hidden />
        {say('applicationScreens.paperCamera')}
        <input
          id={`${id}-anh`}
          type="file"
          accept="image/*"
          capture="environment"
          data-kind={kind}
          aria-label={say('applicationScreens.paperCameraOf', { label })}
          onChange={event => take(event.currentTarget)}
        />
      </label>
      <label htmlFor={`${id}-tep`} className={css.choose}>
        <IconPaperclip size={20} stroke={1.6} aria-hidden />
        {say('applicationScreens.paperChoose')}
        <input
          id={`${id}-tep`}
          type="file"
          accept={paperFiles}
          multiple
          aria-label={say('applicationScreens.paperChooseOf', { label })}
          onChange={event => take(event.currentTarget)}
        />
      </label>
    </div>
  )
}
