/** Pictures that will be added: taken with the phone's camera or chosen; each says what it is. */
import { ActionIcon, Select } from '@mantine/core'
import { IconCamera, IconPhotoPlus, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { say } from '../../../words/say.ts'
import { DesignPicture } from './DesignPicture.tsx'
import css from './designs.module.css'

export interface NewPhoto {
  file: File
  kind: string
}
const accepted = 'image/jpeg,image/png,image/webp'

interface NewPhotosProps {
  kinds: Readonly<Record<string, string>>
  photos: readonly NewPhoto[]
  onChange: (photos: readonly NewPhoto[]) => void
}
export function NewPhotos({ kinds, photos, onChange }: NewPhotosProps) {
  const add = (files: FileList | null) => onChange([...photos, ...[...(files ?? [])].map(file => ({ file, kind: 'photo' }))])
  return (
    <>
      <PhotoButtons onFiles={add} />
      {photos.length > 0 && (
        <ul className={css.photos} aria-label={say('designScreens.newPhotos')}>
          {photos.map((photo, at) => (
            <li key={`${photo.file.name}-${photo.file.size}-${photo.file.lastModified}`} className={css.photo}>
              <span className={css.frame}>
                <FilePicture file={photo.file} />
              </span>
              <div>
                <Select
                  size="xs"
                  aria-label={say('designScreens.pictureKind')}
                  data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
                  value={photo.kind}
                  allowDeselect={false}
                  onChange={kind => onChange(photos.map((each, index) => (index === at && kind ? { ...each, kind } : each)))}
                />
                <ActionIcon
                  size={36}
                  aria-label={say('designScreens.dropPhoto', { name: photo.file.name })}
                  onClick={() => onChange(photos.filter((_, index) => index !== at))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
/** Two ways to a picture: the camera, and what is there already. */
export function PhotoButtons({ onFiles, single = false }: { onFiles: (files: FileList | null) => void; single?: boolean }) {
  const take = (input: HTMLInputElement) => {
    if (input.files?.length) onFiles(input.files)
    input.value = ''
  }
  return (
    <div className={css.add}>
      <label>
        <IconCamera size={20} stroke={1.6} aria-hidden />
        {say('designScreens.takePhoto')}
        <input type="file" accept={accepted} capture="environment" onChange={event => take(event.currentTarget)} />
      </label>
      <label>
        <IconPhotoPlus size={20} stroke={1.6} aria-hidden />
        {say(single ? 'designScreens.choosePhoto' : 'designScreens.choosePhotos')}
        <input type="file" accept={accepted} multiple={!single} onChange={event => take(event.currentTarget)} />
      </label>
    </div>
  )
}
/** A file that is not sent yet. */
export function FilePicture({ file, whole = false }: { file: File; whole?: boolean }) {
  const [src, setSrc] = useState<string | null>(null)
  useEffect(() => {
    const url = URL.createObjectURL(file)
    setSrc(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  return src ? <DesignPicture src={src} alt={file.name} whole={whole} /> : null
}
