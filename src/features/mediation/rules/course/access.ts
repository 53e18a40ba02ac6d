/**
 * Who sees a case: its own mediators, whoever was let in, and the head mediator. One answer for lists, pages, search, counts
 * and due dates; a case one may not see is not there. Who had it when is kept, also after it is closed.
 */

/** A stay of somebody at a case: as its mediator or let in. Days are both counted; null is not ended. */
export interface Stay {
  readonly case: number
  readonly staff: number
  readonly as: 'mediator' | 'let-in'
  readonly from: string
  readonly until: string | null
}

const holdsOn = ({ from, until }: Stay, day: string): boolean =>
  from <= day && (until === null || day <= until)

/** Whether somebody may see a case today. The stays of another case say nothing, whoever the parties are. */
export const maySee = (
  stays: readonly Stay[],
  asking: { readonly staff: number; readonly head: boolean; readonly case: number; readonly today: string },
): boolean =>
  asking.head ||
  stays.some(
    (stay) => stay.case === asking.case && stay.staff === asking.staff && holdsOn(stay, asking.today),
  )

/**
 * The mediators of a case on a day: whose its tasks are, whoever has another case of the same party; of an archived one,
 * those who had it when it was closed.
 */
export const mediatorsOn = (stays: readonly Stay[], caseId: number, day: string): readonly number[] => [
  ...new Set(
    stays
      .filter((stay) => stay.case === caseId && stay.as === 'mediator' && holdsOn(stay, day))
      .map(({ staff }) => staff),
  ),
]

/**
 * The stays after case `joined` was taken in by `into`: whoever saw one sees both from that day on, as let in; their own
 * stays at either go on.
 */
export function afterJoining(
  stays: readonly Stay[],
  joined: number,
  into: number,
  day: string,
): readonly Stay[] {
  const standing = (caseId: number): readonly number[] => [
    ...new Set(stays.filter((stay) => stay.case === caseId && holdsOn(stay, day)).map(({ staff }) => staff)),
  ]
  const letIn = (caseId: number, staff: number): Stay => ({
    case: caseId,
    staff,
    as: 'let-in',
    from: day,
    until: null,
  })
  const [ofJoined, ofInto] = [standing(joined), standing(into)]
  return [
    ...stays,
    ...ofJoined.filter((staff) => !ofInto.includes(staff)).map((staff) => letIn(into, staff)),
    ...ofInto.filter((staff) => !ofJoined.includes(staff)).map((staff) => letIn(joined, staff)),
  ]
}

export type HandingOverFault = 'not-the-mediator' | 'to-oneself' | 'related' | 'reason-missing'

export interface HandingOver {
  readonly case: number
  readonly from: number
  readonly to: number
  readonly day: string
  readonly reason: string
  /** The relations of the new mediator were looked at, and nothing or all parties' yes was found. */
  readonly mayMediate: boolean
}

export type HandedOver =
  | { readonly ok: true; readonly stays: readonly Stay[] }
  | { readonly ok: false; readonly fault: HandingOverFault }

/**
 * A case goes from one mediator to another: the old stay ends the day before, so that no day has none and none has both; of one that is closed on
 * the day itself.
 */
export function handOver(stays: readonly Stay[], over: HandingOver, lastDay: string): HandedOver {
  const held = stays.filter(
    (stay) =>
      stay.case === over.case &&
      stay.as === 'mediator' &&
      stay.staff === over.from &&
      stay.from <= over.day &&
      stay.until === null,
  )
  if (held.length === 0) return { ok: false, fault: 'not-the-mediator' }
  if (over.from === over.to) return { ok: false, fault: 'to-oneself' }
  if (!over.mayMediate) return { ok: false, fault: 'related' }
  if (over.reason.trim() === '') return { ok: false, fault: 'reason-missing' }
  const ended = stays.map((stay) => (held.includes(stay) ? { ...stay, until: lastDay } : stay))
  const begun: Stay = { case: over.case, staff: over.to, as: 'mediator', from: over.day, until: null }
  return { ok: true, stays: [...ended, begun] }
}
