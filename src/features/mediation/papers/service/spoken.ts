/** 求助记录, 保证书 and 情况说明, in the words in which they were taken down. */
import { z } from 'zod'
import { rowOf, rowsOf } from '#work/rows'
import { cleanName } from '#ground/people/names'
import { namesOfStaff } from '../../cases/service/rows'
import type { CaseReader } from '../../service/call'
import type { PledgeKind } from '../../contract/words'
import type { PaperFor } from '../contract'
import type { PaperPlea, PaperPledge, PaperStatement } from '../contract/source'
import { pleasOfCase } from '../../pleas/schema'
import { nobody } from '../rules/teller'
import type { PeopleOfCase } from './people'
import type { Telling } from './telling'

const pleaRow = z.object({
  id: z.number(),
  said_at: z.number(),
  person: z.string(),
  words: z.string(),
  handler: z.string(),
  at: z.number(),
})

/**
 * Whoever asked for help is told to themselves, to the file and to a court that takes it as evidence. To everybody else they are who
 * reported (反家庭暴力法 14): neither they nor their words are on a copy.
 */
function isTheirs(person: string, meant: PaperFor, { parties }: PeopleOfCase): boolean {
  if (meant.is !== 'party') return meant.is === 'mediator' || meant.is === 'court'
  return parties.some(({ id, name }) => id === meant.party && cleanName(name) === cleanName(person))
}

/** A plea with what was added to it; null where it is none of the case's. */
export function pleaFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  id: number | null,
  { meant, people }: { readonly meant: PaperFor; readonly people: PeopleOfCase },
): PaperPlea | null {
  if (id === null) return null
  const [plea, ...additions] = rowsOf(
    call,
    pleaRow,
    `SELECT id, said_at, person, words, handler, at FROM mediation_pleas
      WHERE id IN (${pleasOfCase}) AND (id = @id AND adds_to IS NULL OR adds_to = @id) ORDER BY id`,
    { case: caseId, id },
  )
  if (plea?.id !== id) return null
  const theirs = isTheirs(plea.person, meant, people)
  const tell = (text: string) =>
    theirs ? telling.story(`plea:${id}`, text) : telling.of(nobody, 'reporting', text)
  return {
    saidAt: plea.said_at,
    writtenAt: plea.at,
    person: theirs
      ? telling.typed({ of: 'plea', id }, plea.person)
      : telling.of(nobody, 'reporting', plea.person),
    words: tell(plea.words),
    handler: plea.handler,
    additions: additions.map(({ at, words, handler }) => ({ at, words: tell(words), handler })),
  }
}

const pledgeRow = z.object({
  party: z.number(),
  name: z.string(),
  on_day: z.string().nullable(),
  words: z.string(),
})

/** Null where it is none of the case's, or is not of this kind. */
export function pledgeFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  kind: PledgeKind,
  id: number | null,
): PaperPledge | null {
  if (id === null) return null
  const row = rowOf(
    call,
    pledgeRow,
    `SELECT g.party_id AS party, p.name, g.on_day, g.words FROM mediation_pledges g
       JOIN mediation_parties p ON p.id = g.party_id WHERE g.case_id = ? AND g.kind = ? AND g.id = ?`,
    caseId,
    kind,
    id,
  )
  if (row === null) return null
  return {
    on: row.on_day,
    by: telling.of(row.party, 'name', row.name),
    words: telling.story(`pledge:${id}`, row.words),
  }
}

const accountRow = z.object({ on_day: z.string(), said: z.string(), staff_id: z.number() })

export function accountFor(
  call: CaseReader,
  caseId: number,
  telling: Telling,
  id: number | null,
): PaperStatement | null {
  if (id === null) return null
  const row = rowOf(
    call,
    accountRow,
    'SELECT on_day, said, staff_id FROM mediation_accounts WHERE case_id = ? AND id = ?',
    caseId,
    id,
  )
  if (row === null) return null
  return {
    on: row.on_day,
    text: telling.story(`account:${id}`, row.said),
    by: namesOfStaff(call, [row.staff_id]).get(row.staff_id) ?? '',
  }
}
