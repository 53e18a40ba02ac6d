/** 调解记录 and 调查记录: what a record of a sitting says, who was there, and that each page is initialled. */
import type { Condition } from '../../screening/contract/words'
import type { Invited } from '../people/consents'

export interface SessionRecord {
  readonly on: string | null
  readonly clock: string
  readonly place: string
  readonly parties: readonly number[]
  /** Others who sat with them: whoever acts for a party, guests, the one who read it aloud. */
  readonly others: readonly string[]
  /** Those of them whom not all parties agreed to (人民调解法 20). */
  readonly uninvited?: readonly string[]
  readonly childPresent: boolean
  /** Parties of more than one side were in the room, and why where one of them wanted to sit apart. */
  readonly bothSides?: boolean
  readonly togetherBecause?: string
  readonly rightsTold: boolean
  /** Who sat there before they were told of their rights, and whoever refused that day, by what is on record now. */
  readonly untoldThen?: readonly number[]
  readonly refusedThen?: readonly number[]
  /** What each party said; empty where nothing is written. */
  readonly statements: readonly { readonly party: number; readonly words: string }[]
  readonly result: string
  /** Parties who cannot read, and who read it to them; empty is nobody. */
  readonly readTo: readonly { readonly party: number; readonly by: string }[]
  readonly pages: number
  /** Pages that a party has initialled or put a finger to, by number from 1. */
  readonly initialled: readonly { readonly party: number; readonly page: number }[]
}

export type SessionGap =
  | {
      readonly code:
        'on' | 'place' | 'result' | 'rights-not-told' | 'nobody-there' | 'child-in-the-room' | 'not-apart'
    }
  | {
      readonly code: 'nothing-said' | 'not-read' | 'untold-then' | 'refused-then'
      readonly party: number
    }
  | { readonly code: 'uninvited'; readonly name: string }
  | { readonly code: 'page-not-initialled'; readonly party: number; readonly page: number }

/** What a record of a session lacks; it is named by the reviewer's check and filled by nobody but who was there. */
export function sessionGaps(record: SessionRecord, conditions: readonly Condition[]): readonly SessionGap[] {
  const gaps: SessionGap[] = []
  if (record.on === null) gaps.push({ code: 'on' })
  if (record.place.trim() === '') gaps.push({ code: 'place' })
  if (record.parties.length === 0) gaps.push({ code: 'nobody-there' })
  if (!record.rightsTold) gaps.push({ code: 'rights-not-told' })
  for (const party of record.untoldThen ?? []) gaps.push({ code: 'untold-then', party })
  for (const party of record.refusedThen ?? []) gaps.push({ code: 'refused-then', party })
  if (record.childPresent && conditions.includes('without-the-child'))
    gaps.push({ code: 'child-in-the-room' })
  const isExplained = (record.togetherBecause ?? '').trim() !== ''
  if (record.bothSides === true && conditions.includes('sit-apart') && !isExplained)
    gaps.push({ code: 'not-apart' })
  if (record.result.trim() === '') gaps.push({ code: 'result' })
  for (const party of record.parties) {
    const said = record.statements.some((one) => one.party === party && one.words.trim() !== '')
    if (!said) gaps.push({ code: 'nothing-said', party })
  }
  for (const name of record.uninvited ?? []) gaps.push({ code: 'uninvited', name })
  for (const { party, by } of record.readTo) if (by.trim() === '') gaps.push({ code: 'not-read', party })
  return [...gaps, ...pagesNotInitialled(record)]
}

/** Every page of it by everybody who was there. */
function pagesNotInitialled({ parties, pages, initialled }: SessionRecord): readonly SessionGap[] {
  return parties.flatMap((party) =>
    Array.from({ length: pages }, (_, at) => at + 1)
      .filter((page) => !initialled.some((one) => one.party === party && one.page === page))
      .map((page): SessionGap => ({ code: 'page-not-initialled', party, page })),
  )
}

/** Days that speak against each other (人民调解法 17, 23). */
export const isOfAnotherDay = ({ code }: Pick<SessionGap, 'code'>): boolean =>
  code === 'untold-then' || code === 'refused-then'

/**
 * What no further paper mends: who sat there against the law or their wish to sit apart, or heard nothing of what was written. A reviewer
 * asks why.
 */
export const isAgainstTheLaw = ({ code }: SessionGap): boolean =>
  ['child-in-the-room', 'not-apart', 'uninvited', 'not-read'].includes(code) || isOfAnotherDay({ code })

export interface Sitting {
  readonly others: readonly string[]
  /** Whoever belongs there: parties, who acts for them or reads to them, those who mediate. */
  readonly belong: readonly string[]
}

/** 经双方当事人同意: others at the table are those to whom all parties agreed. */
export const uninvited = (
  { others, belong }: Sitting,
  parties: readonly number[],
  invited: readonly Invited[],
): readonly string[] => {
  const welcome = invited.filter(({ agreedBy }) => parties.every((party) => agreedBy.includes(party)))
  return others.filter((name) => !belong.includes(name) && !welcome.some((guest) => guest.name === name))
}
