/** Reads a calendar that someone brought, on a thread of its own and with limits to what it may hold. */
import { z } from 'zod'
import type { Progress } from '#ground/contract/procedure'
import { readApart } from '#work/outside-files/read-apart'
import { whileWorking } from '#work/outside-files/while-working'
import { workerFile } from '#vault/worker-file'
import type { Span } from '../../rules'
import { refuse } from '../../service/refuse'
import type { ReadCalendar } from './events'

const calendarNews = z.union([
  z.custom<ReadCalendar>((told) => typeof told === 'object' && told !== null && 'dates' in told),
  z.strictObject({ fault: z.literal('unreadable') }),
])
export type CalendarNews = z.infer<typeof calendarNews>

const refusal = (fault: 'too-large' | 'unreadable') =>
  refuse('invalid', fault === 'too-large' ? 'calendar-too-large' : 'calendar-unreadable')

export async function* readCalendarFile(
  file: Blob,
  within: Span,
  signal: AbortSignal,
): AsyncGenerator<Progress, ReadCalendar> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const reading = readApart<ReadCalendar>({
    code: workerFile(import.meta.dirname, 'calendar-worker', 'calendar-worker.ts'),
    asked: { bytes, within },
    given: [bytes.buffer],
    signal,
    refusal,
    hear(told) {
      const news = calendarNews.parse(told)
      if ('fault' in news) throw refusal(news.fault)
      return { is: news }
    },
  })
  return yield* whileWorking(reading, () => ({ stage: 'reading', done: 0, total: 0 }))
}
