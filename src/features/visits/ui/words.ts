/** How visits are put in words: who came, what for, how long. */
import type { TFunction } from 'i18next'
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

/** Some minutes as people say them: from an hour on in hours, and without minutes where there are none. */
export function aboutWords(t: TFunction<'visits'>, minutes: number): string {
  if (minutes < 60) return t('aboutMinutes', { count: minutes })
  const [count, rest] = [Math.floor(minutes / 60), minutes % 60]
  return rest === 0 ? t('aboutHours', { count }) : t('aboutHoursAndMinutes', { hours: count, minutes: rest })
}

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
      return estimate < minute / 2 ? t('noWait') : aboutWords(t, Math.ceil(estimate / minute))
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
