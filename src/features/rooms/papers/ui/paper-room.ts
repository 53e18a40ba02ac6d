/** A room as its papers need it, and a day as paper has it: always with the year, because paper is kept. */
import { useTranslation } from 'react-i18next'
import type { KeptRoom } from '../../contract'
import { dayOfMinute, type Span } from '../../rules'
import { spanText } from '../../ui/words'

export type PaperRoom = KeptRoom

export function usePaperDay(): (day: string) => string {
  const { t } = useTranslation('rooms')
  return (day) =>
    t('papers.day', { year: day.slice(0, 4), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) })
}

/** `2026年12月5日 09:00–11:00`. */
export function usePaperSpan(): (span: Span) => string {
  const { t } = useTranslation('rooms')
  const paperDay = usePaperDay()
  return (span) => `${paperDay(dayOfMinute(span.from))} ${spanText(t, span)}`
}
