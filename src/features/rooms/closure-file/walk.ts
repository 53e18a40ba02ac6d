/** A walk through closures from a calendar: read, previewed, closed. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { roomsContract } from '../contract'

type Rooms = ContractRouterClient<typeof roomsContract>

export async function walkClosureFile(
  { closureFile }: Rooms,
  { sendId, finish, say: { text } }: Pick<Walker<Rooms>, 'sendId' | 'finish' | 'say'>,
  room: number,
): Promise<void> {
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:1',
    `SUMMARY:${text.replaceAll(/[\n\r;,\\]/g, ' ').slice(0, 40)}`,
    'DTSTART;VALUE=DATE:20261220',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  const file = new Blob([calendar.join('\r\n')])
  const { dates } = await finish(closureFile.read({ sendId: sendId(), file }))
  const closing = { rooms: [room], kind: 'other' as const, dates }
  await closureFile.preview(closing)
  await closureFile.close({ sendId: sendId(), ...closing, cannotWait: null })
}
