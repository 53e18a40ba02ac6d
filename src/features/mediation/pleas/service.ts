/**
 * Serves pleas that belong to no case: whoever took one down has it, and the head mediator sees them all. One that became a case is
 * in sight with it, and with it alone.
 */
import { z } from 'zod'
import { rowId } from '#ground/contract/fields'
import { centre } from '#desk/session/contract'
import { readSetting } from '#desk/session/settings'
import { disclose, look, read, write, type HandlersOf } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { rowsOf } from '#work/rows'
import { openCase } from '../cases/service'
import { askingOf, casesInSight } from '../cases/service/in-sight'
import { requireOpen } from '../cases/service/open'
import { refuse } from '../cases/service/refuse'
import { namesOfStaff } from '../cases/service/rows'
import { pleaColumns, pleaRow, type PleaRow } from '../screening/service/rows'
import { insertPlea } from '../screening/service/write'
import type { CaseReader } from '../service/call'
import type { PleaShown, pleasContract } from './contract'
import { caseOfPlea } from './schema'

const subject = (id: number): string => `mediation-plea:${id}`

const pleaColumnsOf = (alias: string): string =>
  Object.keys(pleaRow.shape)
    .map((column) => `${alias}.${column}`)
    .join(', ')

const newestFirst = listOrder('mediation.pleas', 'falling', z.tuple([rowId]))

const listed = pleaRow.extend({ in_case: z.number().nullable(), number: z.string().nullable() })
type Listed = z.infer<typeof listed>

/** First words of no case that whoever asks may see; `condition` is over `p`. */
const pleasWhere = (
  call: CaseReader,
  condition: string,
  ...parameters: readonly unknown[]
): readonly Listed[] => {
  const asking = askingOf(call)
  // Of none it is seen by who took it down; of one by whoever sees the case.
  const inSight = asking.head
    ? 'TRUE'
    : `CASE WHEN c.id IS NULL THEN +p.staff_id = ${asking.staff} ELSE ${casesInSight.ofRow('c', asking)} END`
  return rowsOf(
    call,
    listed,
    `SELECT ${pleaColumnsOf('p')}, c.id AS in_case, c.number FROM mediation_pleas p
       LEFT JOIN mediation_cases c ON c.id = ${caseOfPlea('p.id')}
      WHERE p.case_id IS NULL AND +p.adds_to IS NULL AND ${inSight} AND ${condition}`,
    ...parameters,
  )
}

function requirePlea(call: CaseReader, id: number): Listed {
  const [plea] = pleasWhere(call, 'p.id = ?', id)
  if (plea === undefined) throw refuse('not-found', 'plea-unknown')
  return plea
}

const additionsTo = (call: CaseReader, id: number): readonly PleaRow[] =>
  rowsOf(
    call,
    pleaRow,
    `SELECT ${pleaColumns} FROM mediation_pleas
      WHERE case_id IS NULL AND adds_to = ? ORDER BY id`,
    id,
  )

type Words = Omit<PleaShown, 'case'>

function wordsOf(call: CaseReader, rows: readonly PleaRow[]): Words[] {
  const names = namesOfStaff(
    call,
    rows.map(({ staff_id }) => staff_id),
  )
  return rows.map(({ id, said_at, person, words, handler, at, staff_id }) => ({
    id,
    saidAt: said_at,
    person,
    words,
    handler,
    writtenAt: at,
    by: names.get(staff_id) ?? '',
  }))
}

const caseOf = ({ in_case, number }: Listed): PleaShown['case'] =>
  in_case === null ? null : { id: in_case, number }

const shownOf = (call: CaseReader, rows: readonly Listed[]): PleaShown[] =>
  wordsOf(call, rows).flatMap((words, place) => {
    const row = rows[place]
    return row === undefined ? [] : [{ ...words, case: caseOf(row) }]
  })

/** What was said of it first or afterwards. */
const hasWords = `(instr(p.words, @words) > 0 OR instr(p.person, @words) > 0 OR EXISTS (
  SELECT 1 FROM mediation_pleas a WHERE a.case_id IS NULL AND a.adds_to = p.id AND instr(a.words, @words) > 0))`

export const pleasHandlers: HandlersOf<typeof pleasContract> = {
  list: read((call, { words = '', after, limit }) => {
    const [before = Number.MAX_SAFE_INTEGER] = newestFirst.startOf(after) ?? []
    const found = pleasWhere(
      call,
      `p.id < @before AND ${words === '' ? 'TRUE' : hasWords} ORDER BY p.id DESC LIMIT ${limit + 1}`,
      words === '' ? { before } : { before, words },
    )
    const page = newestFirst.page(found, limit, ({ id }) => [id])
    return { rows: shownOf(call, page.rows), next: page.next }
  }),

  get: look((call, { id }) => {
    const [first] = shownOf(call, [requirePlea(call, id)])
    if (first === undefined) throw refuse('not-found', 'plea-unknown')
    const additions = wordsOf(call, additionsTo(call, id))
    call.saw({ subject: subject(id), fields: [] })
    return { ...first, additions }
  }),

  keep: write((call, { plea }) => {
    const to = plea.addsTo === null ? null : requirePlea(call, plea.addsTo)
    // With its case it is shut.
    if (to !== null && to.in_case !== null) requireOpen(call, to.in_case)
    const register = to === null ? [] : [to, ...additionsTo(call, to.id)]
    const id = insertPlea(call, null, register, plea)
    call.record({ subject: subject(plea.addsTo ?? id), change: { plea: id, ...plea } })
    return { id }
  }),

  openCase: write((call, { id, opened }) => {
    const plea = requirePlea(call, id)
    if (plea.in_case !== null) throw refuse('conflict', 'plea-has-case')
    const made = openCase(call, opened, plea.person)
    call
      .statement('INSERT INTO mediation_plea_cases (plea_id, case_id, at, staff_id) VALUES (?, ?, ?, ?)')
      .run(id, made, call.now, call.staff.id)
    call.record({ subject: `mediation-case:${made}`, change: { plea: id, ...opened } })
    return { id: made }
  }),

  paper: disclose((call, { id }) => {
    call.asksFor(subject(id))
    const first = requirePlea(call, id)
    const told = (text: string) => ({ text, withheld: null })
    call.disclose({ subject: subject(id), fields: ['case-text'], reason: 'paper', note: 'plea' })
    return {
      committee: centre.parse(readSetting(call.beside('desk'), 'centre')).committee,
      plea: {
        saidAt: first.said_at,
        writtenAt: first.at,
        person: told(first.person),
        words: told(first.words),
        handler: first.handler,
        additions: additionsTo(call, id).map(({ at, words, handler }) => ({
          at,
          words: told(words),
          handler,
        })),
      },
    }
  }),
}
