/** How visits are put in words: who came, what for, how long. */
import { useTranslation } from 'react-i18next'
import type { Tone } from '#app/parts/small.tsx'
import type { Visit, VisitState } from '../contract'

export interface VisitWords {
  /** Their name, what they are called, or that they left none. */
  readonly who: (visit: Pick<Visit, 'resident' | 'visitor'>) => string
  /** What they answer to when called: the number, else who they are. */
  readonly called: (visit: Pick<Visit, 'number' | 'resident' | 'visitor'>) => string
  readonly matter: (visit: Pick<Visit, 'matter' | 'category'>) => string
  /** `9 分`, `1 小时 5 分`; null for less than a minute. Milliseconds. */
  readonly time: (duration: number) => string | null
  /** `约 12 分钟`, `不用等`, `暂无估计`. Milliseconds or null. */
  readonly wait: (estimate: number | null) => string
}

const minute = 60_000

export function useVisitWords(): VisitWords {
  const { t } = useTranslation('visits')
  const who: VisitWords['who'] = ({ resident, visitor }) => resident?.name ?? visitor ?? t('anonymous')
  return {
    who,
    called: (visit) => visit.number ?? who(visit),
    matter: ({ matter, category }) => {
      if (matter !== '') return matter
      return category === null ? t('noMatter') : t(`categories.${category}`)
    },
    time: (duration) => {
      const minutes = Math.max(0, Math.floor(duration / minute))
      if (minutes === 0) return null
      if (minutes < 60) return t('minutes', { count: minutes })
      return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
    },
    wait: (estimate) => {
      if (estimate === null) return t('noEstimate')
      return estimate < minute / 2 ? t('noWait') : t('aboutMinutes', { count: Math.ceil(estimate / minute) })
    },
  }
}

/** The shape and colour of a visit's state. */
export const visitTone: Readonly<Record<VisitState, Tone>> = {
  waiting: 'rest',
  called: 'soon',
  serving: 'open',
  answered: 'done',
  'became-request': 'done',
  left: 'rest',
}
