/** Bound, or going on as part of another: every table that hangs on a case is held to what the rules say, state by state. */
import { afterAll, describe, expect, it } from 'vitest'
import { caseStates, type CaseState } from '#features/mediation/contract/words'
import { caseRoot } from '#features/mediation/retention/schema/index'
import { mayChange, mayReply } from '#features/mediation/rules/index'
import * as schema from '#features/mediation/schema/index'
import { stillOfParty, stillWritten } from '#features/mediation/retention/schema/shut'
import { openMediationFile, type MediationFile } from './file'
import { columnsOf, filled, rowOf, type Hanging } from './hanging-rows'

/** A case of each state, whatever led there, with all that hangs on it: the course has a test of its own. */
function oneOfEach(file: MediationFile): ReadonlyMap<CaseState, readonly Hanging[]> {
  file.onlyGuards('_shut', 'leaves', 'evidence_bound')
  return new Map(
    caseStates.map((state) => {
      const case_ = file.openCase()
      const rows = filled(file, case_).filter(({ table }) => table !== 'mediation_case_events')
      file.run('UPDATE mediation_cases SET state = ? WHERE id = ?', state, case_)
      return [state, rows]
    }),
  )
}

const refused = (write: () => unknown): boolean => {
  try {
    write()
    return false
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // Archived, leaves have a guard that says which.
    return ['mediation.shut', 'mediation.archived'].includes(error.message)
  }
}

const file = openMediationFile()
const each = oneOfEach(file)
afterAll(() => file.close())

/** The states of a case in which the file refuses what is done to a row of a table. */
const refusedIn = (table: string, write: (row: Hanging) => unknown): readonly CaseState[] =>
  caseStates.filter((state) => {
    const row = each.get(state)?.find((one) => one.table === table)
    if (row === undefined) throw new Error(`nothing of ${table}`)
    return file.tried(() => refused(() => write(row)))
  })

const shut = caseStates.filter((state) => !mayChange(state))
const tables = (each.get('intake') ?? []).map(({ table }) => table)
const isAppendOnly = (table: string): boolean => schema.appendOnlyTables.includes(table)
const added = ({ table, by, to }: Hanging) => file.insert(table, rowOf(table, { [by]: to }))

describe('a case that is shut', () => {
  it('takes no row of any table but those that are named, and an open one takes all', () => {
    const still = (table: string): readonly CaseState[] => stillWritten[table] ?? []
    for (const table of tables) {
      // Of leaves and papers a later one alone, which this is not.
      const wanted = ['mediation_leaves', 'mediation_evidence'].includes(table)
        ? shut
        : shut.filter((state) => !still(table).includes(state))
      expect([table, refusedIn(table, added)]).toEqual([table, wanted])
    }
  })

  it('lets no row be changed or taken out that may be while the case is open', () => {
    for (const table of tables.filter((one) => !isAppendOnly(one) && one !== 'mediation_stays')) {
      const changed = ({ by, id }: Hanging) =>
        file.run(`UPDATE ${table} SET ${by} = ${by} WHERE rowid = ?`, id)
      const taken = ({ id }: Hanging) => file.run(`DELETE FROM ${table} WHERE rowid = ?`, id)
      expect([table, refusedIn(table, changed), refusedIn(table, taken)]).toEqual([table, shut, shut])
    }
  })

  it('is answered for where it was joined and somebody waits for an answer, as the rule says', () => {
    const ended = shut.filter((state) => !mayReply(state))
    expect(ended).toEqual(['archived'])
    expect(refusedIn('mediation_replies', added)).toEqual(ended)
  })

  it('is closed to who stands in it, but for hiding them and for what the register forgets', () => {
    for (const { name } of columnsOf('mediation_parties')) {
      const states = refusedIn('mediation_parties', ({ id }) =>
        file.run(`UPDATE mediation_parties SET ${name} = ${name} WHERE rowid = ?`, id),
      )
      expect([name, states]).toEqual([name, stillOfParty.includes(name) ? [] : shut])
    }
  })

  it('goes with all that hangs on it while it is erased, and not by any other hand', () => {
    const rows = each.get('joined') ?? []
    const going = rows.filter(({ table }) => caseRoot.goes.some((one) => one.table === table)).toReversed()
    const take = ({ table, id }: Hanging) => file.run(`DELETE FROM ${table} WHERE rowid = ?`, id)
    const case_ = rows.find(({ table }) => table === 'mediation_parties')?.to ?? 0
    file.tried(() => {
      file.insert('erasing', { only: 1, subject: 'mediation-case', id: case_, until_commit: 0 })
      for (const row of going) expect([row.table, take(row)]).toEqual([row.table, 1])
    })
  })
})

describe('a case that was joined', () => {
  it('is not written to, and stands again where it stood once joining it is taken back', () => {
    const whole = openMediationFile()
    const case_ = whole.openCase()
    const into = whole.openCase()
    whole.move(case_, 'accept', 'accepted')
    const joined = whole.move(case_, 'join', 'joined')
    for (const set of ["narrative = '改了'", "risk = 'high'", "due = '2027-01-01'", `joined_into = ${into}`])
      expect(() => whole.run(`UPDATE mediation_cases SET ${set} WHERE id = ?`, case_)).toThrow(
        'mediation.shut',
      )
    // No row is moved into it from another one either, be that shut or not.
    const child = whole.insert('mediation_children', { case_id: into, name: '小丙', birth: '2016-11-02' })
    expect(() => whole.run('UPDATE mediation_children SET case_id = ? WHERE id = ?', case_, child)).toThrow(
      'mediation.of-another-case',
    )
    whole.move(case_, 'taken-back', 'accepted', { takes_back: joined })
    expect(whole.run("UPDATE mediation_cases SET narrative = '改了' WHERE id = ?", case_)).toBe(1)
    whole.close()
  })
})
