/** What a state feels like: a material and an icon, so that state is never colour alone. */
import {
  type Icon,
  IconAlertTriangle,
  IconArrowUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconHelpCircle,
  IconInfoCircle,
  IconPencil,
  IconProgress,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react'

/** draft: being written · waiting: on somebody's desk · active: being carried out · done · award · warning · refused · late · info · unknown */
export type Kind =
  | 'draft'
  | 'waiting'
  | 'active'
  | 'done'
  | 'inside'
  | 'above'
  | 'award'
  | 'warning'
  | 'late'
  | 'refused'
  | 'info'
  | 'unknown'

/** `data-tone` of the elements that show a kind; its colours stand in tones.module.css. */
export type Tone = 'grey' | 'indigo' | 'celadon' | 'gilt' | 'amber' | 'red'

export const tones: Readonly<Record<Kind, { tone: Tone; icon: Icon }>> = {
  draft: { tone: 'grey', icon: IconPencil },
  waiting: { tone: 'indigo', icon: IconClock },
  active: { tone: 'indigo', icon: IconProgress },
  done: { tone: 'celadon', icon: IconCircleCheck },
  inside: { tone: 'celadon', icon: IconCircleCheck },
  above: { tone: 'gilt', icon: IconArrowUp },
  award: { tone: 'gilt', icon: IconRosetteDiscountCheck },
  warning: { tone: 'amber', icon: IconAlertTriangle },
  late: { tone: 'red', icon: IconClock },
  refused: { tone: 'red', icon: IconCircleX },
  info: { tone: 'indigo', icon: IconInfoCircle },
  unknown: { tone: 'grey', icon: IconHelpCircle },
}
