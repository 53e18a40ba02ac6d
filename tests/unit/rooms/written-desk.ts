/** The house of the worked situations at a desk of its own, kept and asked through its procedures. */
import { z } from 'zod'
import type { BookingText, Said } from '#features/rooms/bookings/contract'
import { minuteOfText } from '#features/rooms/rules/index'
import { newSendId, TestClock } from '../../support/desk'
import { asked, ofResident, openRoomsDesk, refused, type RoomsDesk } from './desk'
import { roomId, spanOf, writtenHouse, type Answer, type SlotAsk } from './situations'
import { isWhole, placesOf } from './written-bookings'

/** UTC milliseconds of a minute on the wall in Shanghai. */
export const instantAt = (text: string): number => (minuteOfText(text) - 8 * 60) * 60_000

/** Somebody grown up who had the safety talk: the situations of slots are about slots. */
export const briefed = (on: string): BookingText['comers'][number] => ({
  residentId: null,
  name: '周敏',
  birth: '1980-01-01',
  briefedOn: on,
  withGuardian: false,
  fetchedBy: '',
  allergens: '',
})

export interface WrittenDesk {
  readonly desk: RoomsDesk
  readonly room: (name: string) => number
  /** Somebody new: what others have does not count against them. */
  readonly somebody: () => Promise<ReturnType<typeof ofResident>>
  readonly textOf: (asks: Omit<SlotAsk, 'expected'>, title?: string) => Promise<BookingText>
}

/** @param now minute of the wall at which everything is asked */
export async function openWrittenDesk(now: string): Promise<WrittenDesk> {
  const desk = await openRoomsDesk({ clock: new TestClock(instantAt(now)) })
  const { rooms } = desk.client
  const ids = new Map<number, number>()
  const equipped = new Set([...writtenHouse.equipment.values()].flatMap((one) => one.rooms))
  for (const { id, ...text } of writtenHouse.rooms.values()) {
    // The file counts pieces by quarters of an hour: a room that has some begins and ends on them.
    const step = equipped.has(id) ? 15 : 1
    const saved = await rooms.saveRoom({
      sendId: newSendId(),
      existing: null,
      text: { ...text, excludes: [...text.excludes], rules: { ...text.rules, step } },
    })
    ids.set(id, saved.id)
  }
  const kept = (id: number) => ids.get(id) ?? 0
  for (const one of writtenHouse.equipment.values()) {
    const text = { ...one, rooms: one.rooms.map(kept), outages: [...one.outages] }
    await rooms.saveEquipment({ sendId: newSendId(), id: null, text })
  }
  for (const { id: _id, ...closure } of writtenHouse.closures) {
    const shut = closure.rooms?.map(kept) ?? null
    // A closure that is over shuts nothing any more and cannot be made.
    const over = closure.when.by === 'once' && closure.when.span.until <= minuteOfText(now)
    if (!over)
      await rooms.close({ sendId: newSendId(), closure: { ...closure, rooms: shut }, cannotWait: null })
  }
  let people = 0
  const somebody = async () => ofResident(await desk.person(`居民${(people += 1)}`))
  const room = (name: string) => kept(roomId(name))
  return {
    desk,
    room,
    somebody,
    async textOf(asks, title = '') {
      const text = asked(room(asks.room), '2026-01-01 09:00-10:00', await somebody(), {
        whole: isWhole(asks),
        places: placesOf(asks),
        equipment: { ...asks.equipment },
        title,
      })
      return {
        ...text,
        span: spanOf(asks),
        comers: asks.room === 'baking' ? [briefed(now.slice(0, 10))] : [],
      }
    },
  }
}

/** Words of the file for codes of the desk. */
const whyOf = (code: string): string => {
  const what = code.replace('rooms.stops-', '')
  if (what.startsWith('closed')) return 'closed'
  if (what.startsWith('taken')) return 'taken'
  return what.replace(/-over$|-out$/, '')
}

/** What the desk says, in the words of the file. The day of a minute is the one that was asked about. */
export function saidAs(
  said: Said | undefined,
  { start, end }: { readonly start: string; readonly end: string },
): Answer {
  if (said === undefined) return { answer: 'no', why: 'nothing was said' }
  const { code, parameters } = said
  const why = whyOf(code)
  const clock = parameters.at
  const onFirst = typeof clock === 'string' && clock >= start.slice(11)
  const day = onFirst ? start.slice(0, 10) : end.slice(0, 10)
  return {
    answer: 'no',
    why,
    ...(typeof clock === 'string' ? { at: `${day}T${clock}` } : {}),
    ...(why === 'taken' || why === 'buffer' ? { by: String(parameters.who) } : {}),
    ...(typeof parameters.free === 'number' ? { free: parameters.free } : {}),
    ...(why === 'equipment' ? { equipment: String(parameters.name) } : {}),
    ...(why === 'briefing' ? { say: `until ${String(parameters.day)}` } : {}),
  }
}

const refusal = z.object({
  data: z.object({
    code: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
})

/** The refusal of a write as it is said; nothing where it went through. */
export async function refusalSaid(work: Promise<unknown>): Promise<Said | null> {
  const error = await refused(work)
  return error === null ? null : { ...refusal.parse(error).data }
}
