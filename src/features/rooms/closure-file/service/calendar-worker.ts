/** The thread that reads a calendar. What a file does to it, it does to no one else. */
import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { kindOf } from '#work/workbook/reading/kinds'
import { mostCalendarDates } from '../contract'
import { calendarDates } from './events'
import type { CalendarNews } from './read'

const port = parentPort
if (port === null) throw new Error('this file is the worker of a desk')

const asked = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  within: z.strictObject({ from: z.number(), until: z.number() }),
})

port.once('message', (message: unknown) => {
  const { bytes, within } = asked.parse(message)
  const file = kindOf(bytes)
  const read = file.kind === 'text' ? calendarDates(file.text, within, mostCalendarDates) : null
  const news: CalendarNews = read ?? { fault: 'unreadable' }
  port.postMessage(news)
  port.close()
})
