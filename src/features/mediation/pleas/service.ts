/** Serves pleas that belong to no case: whoever took one down has it, and the head mediator sees them all. */
import { z } from 'zod'
import { rowId } from '#ground/contract/fields'
import { centre } from '#desk/session/contract'
import { readSetting } from '#desk/session/settings'
import { disclose, look, read, write, type HandlersOf } from '#desk/rpc/serve'
import { listOrder } from '#work/pages/order'
import { rowsOf } from '#work/rows'
import { isHead } from '../cases/service/in-sight'
import { refuse } from '../cases/service/refuse'
import { namesOfStaff } from '../cases/service/rows'
import { pleaRow, type PleaRow } from '../screening/service/rows'
import { insertPlea } from '../screening/service/write'
import type { CaseReader } from '../service/call'
import type { PleaShown, pleasContract } from './contract'

const subject = (id: number): string => `mediation-plea:${id}`

const newestFirst = listOrder('mediation.pleas', 'falling', z.tuple([rowId]))

/** First words of no case that whoever asks may see; `condition` is over `p`. */
const pleasWhere = (
  call: CaseReader,
  condition: string,
  ...parameters: readonly unknown[]
): readonly PleaRow[] =>
  rowsOf(
    call,
    pleaRow,
    `SELECT p.id, p.said_at, p.person, p.words, p.handler, p.adds_to, p.at, p.staff_id FROM mediation_pleas p
      WHERE p.case_id IS NULL AND +p.adds_to IS NULL AND ${isHead(call.staff) ? 'TRUE' : `+p.staff_id = ${call.staff.id}`}
        AND ${condition}`,
    ...parameters,
  )

function requirePlea(call: CaseReader, id: number): PleaRow {
  const [plea] = pleasWhere(call, 'p.id = ?', id)
  if (plea === undefined) throw refuse('not-found', 'plea-unknown')
  return plea
}

const additionsTo = (call: CaseReader, id: number): readonly PleaRow[] =>
  rowsOf(
    call,
    pleaRow,
    `SELECT id, said_at, person, words, handler, adds_to, at, staff_id FROM mediation_pleas
      WHERE case_id IS NULL AND adds_to = ? ORDER BY id`,
    id,
  )

function shownOf(call: CaseReader, rows: readonly PleaRow[]): PleaShown[] {
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
    const [first, ...additions] = shownOf(call, [requirePlea(call, id), ...additionsTo(call, id)])
    if (first === undefined) throw refuse('not-found', 'plea-unknown')
    call.saw({ subject: subject(id), fields: [] })
    return { ...first, additions }
  }),

  keep: write((call, { plea }) => {
    const register =
      plea.addsTo === null ? [] : [requirePlea(call, plea.addsTo), ...additionsTo(call, plea.addsTo)]
    const id = insertPlea(call, null, register, plea)
    call.record({ subject: subject(plea.addsTo ?? id), change: { plea: id, ...plea } })
    return { id }
  }),

  paper: disclose((call, { id }) => {
    call.asksFor(subject(id))
    const first = requirePlea(call, id)
    const told = (text: string) => ({ text, withheld: null })
    call.disclose({ subject: subject(id), fields: ['case-text'], reason: 'paper', note: 'plea' })
    return {
      community: centre.parse(readSetting(call.beside('desk'), 'centre')).community,
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
