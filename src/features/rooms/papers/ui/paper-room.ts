/** A room as its papers need it, and when it is had as paper has it: always with the year, because paper is kept. */
import { useTranslation } from 'react-i18next'
import { paperDay } from '#app/parts/print/index'
import type { KeptRoom } from '../../contract'
import { dayOfMinute, type Span } from '../../rules'
import { spanText } from '../../ui/words'

export type PaperRoom = KeptRoom

/** `2026年12月5日 09:00–11:00`. */
export function usePaperSpan(): (span: Span) => string {
  const { t } = useTranslation('rooms')
  return (span) => `${paperDay(dayOfMinute(span.from))} ${spanText(t, span)}`
}
