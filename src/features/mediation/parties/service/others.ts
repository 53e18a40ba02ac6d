/** Writes whom else a case knows: people who were asked to help, and the children. */
import type { z } from 'zod'
import type { CaseWriter } from '../../service/call'
import { refuse } from '../../cases/service/refuse'
import type { GuestKind } from '../../contract/words'
import { isChild } from '../../rules'
import type { childAnswer } from '../contract'

export function invite(call: CaseWriter, caseId: number, name: string, as: GuestKind): number {
  const { lastInsertRowid } = call
    .statement('INSERT INTO mediation_guests (case_id, name, as_what) VALUES (?, ?, ?)')
    .run(caseId, name, as)
  return Number(lastInsertRowid)
}

/** 经双方当事人同意 (人民调解法 20): each party says so for themselves, once. */
export function agreeToGuest(call: CaseWriter, guest: number, party: number, day: string): void {
  if (day > call.today) throw refuse('invalid', 'later-than-today')
  call
    .statement(
      `INSERT INTO mediation_guest_consents (guest_id, party_id, day) VALUES (?, ?, ?)
       ON CONFLICT (guest_id, party_id) DO NOTHING`,
    )
    .run(guest, party, day)
}

export function saveChild(
  call: CaseWriter,
  caseId: number,
  id: number | null,
  { name, birth }: { readonly name: string; readonly birth: string },
): number {
  if (birth > call.today || !isChild(birth, call.today)) throw refuse('invalid', 'not-a-child')
  if (id === null) {
    const { lastInsertRowid } = call
      .statement('INSERT INTO mediation_children (case_id, name, birth) VALUES (?, ?, ?)')
      .run(caseId, name, birth)
    return Number(lastInsertRowid)
  }
  const { changes } = call
    .statement('UPDATE mediation_children SET name = ?, birth = ? WHERE id = ? AND case_id = ?')
    .run(name, birth, id, caseId)
  if (changes === 0) throw refuse('not-found', 'not-found')
  return id
}

/** Asked no more, they belong at no table; that they were asked, and who agreed, stays on record. */
export function uninvite(call: CaseWriter, guest: number): void {
  const { changes } = call
    .statement('UPDATE mediation_guests SET not_coming_since = ? WHERE id = ? AND not_coming_since IS NULL')
    .run(call.today, guest)
  if (changes === 0) throw refuse('conflict', 'uninvited-already')
}

/** What a child said stays as it said it; asked again, the later answer takes its place and the earlier one stays beside it (民法典 1084). */
export function askChild(
  call: CaseWriter,
  child: number,
  { on, by, words }: z.infer<typeof childAnswer>,
): void {
  if (on > call.today) throw refuse('invalid', 'later-than-today')
  call
    .statement('UPDATE mediation_children SET asked_on = ?, asked_by = ?, wish = ? WHERE id = ?')
    .run(on, by, words, child)
}
