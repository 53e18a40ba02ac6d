/** Serves in whose hands a case is. Who may read it is said of a shut case too: its mediator leaves, a colleague has no more to do with it. */
import { z } from 'zod'
import { addDays } from '#ground/days'
import { look, write, type HandlersOf } from '#desk/rpc/serve'
import { rowsOf } from '#work/rows'
import { isHead } from '../../cases/service/in-sight'
import { namesOfStaff, requireCase } from '../../cases/service/rows'
import { refuse } from '../../cases/service/refuse'
import { consentsOf, mediatorsOf, partiesOf } from '../../parties/service/at-hand'
import { requireCaseOf, requireOpenParty } from '../../parties/service/rows'
import { keepersFollow } from '../../protection/service/keepers'
import { handOver, type Stay } from '../../rules'
import { requireOpen } from '../../cases/service/open'
import type { CaseState, RelationAnswer } from '../../contract/words'
import type { CaseReader, CaseWriter } from '../../service/call'
import { stayKinds, type HandsOfCase, type handsContract, type StayShown } from '../contract'
import { colleaguesOf, requireColleague } from './colleagues'
import { concernedOf, relationsOf } from './relations'
import { unansweredOf } from './unanswered'

const isClosed = (state: CaseState): boolean => state === 'closed' || state === 'archived'

const subject = (caseId: number): string => `mediation-case:${caseId}`

export const handsHandlers: HandlersOf<typeof handsContract> = {
  of: look((call, input) => {
    const row = requireCase(call, input.case)
    call.saw({ subject: subject(row.id), fields: [] })
    return handsOf(call, row.id)
  }),

  letIn: write((call, { staff, as, reason, ...input }) => {
    const row = requireCase(call, input.case)
    requireMine(call, row.id)
    const colleague = requireColleague(call, staff)
    const stays = staysOf(call, row.id).filter((one) => one.staff_id === staff && one.until_day === null)
    if (stays.some((one) => one.as_what === as || one.as_what === 'mediator'))
      throw refuse('conflict', 'in-already')
    if (
      as === 'mediator' &&
      !relationsOf(call, row.id, colleague, partiesNamed(call, row.id), false).mayMediate
    )
      throw refuse('conflict', 'hand-over-related')
    // Whoever only took part mediates from today on.
    for (const one of stays) end(call, one, call.today)
    const id = begin(call, row.id, staff, as, reason)
    call.record({ subject: subject(row.id), change: { letIn: staff, as, reason } })
    return { id }
  }),

  letOut: write((call, { stay }) => {
    const row = requireCaseOf(call, 'SELECT case_id FROM mediation_stays WHERE id = ?', stay)
    requireMine(call, row.id)
    const stays = staysOf(call, row.id)
    const one = stays.find(({ id }) => id === stay)
    if (one === undefined || one.until_day !== null) throw refuse('conflict', 'not-let-in')
    // Whoever gave it away today has it to the end of the day, and not after.
    const mediator = stays.find(
      ({ as_what, until_day, staff_id }) =>
        as_what === 'mediator' && until_day === null && staff_id !== one.staff_id,
    )?.staff_id
    if (one.as_what === 'mediator' && mediator === undefined) throw refuse('conflict', 'last-mediator')
    end(call, one, call.today)
    if (mediator !== undefined) keepersFollow(call, row.id, one.staff_id, mediator)
    call.record({ subject: subject(row.id), change: { letOut: one.staff_id } })
    return { id: stay }
  }),

  handOver: write((call, { from, to, reason, ...input }) => {
    const row = requireCase(call, input.case)
    requireMine(call, row.id)
    const colleague = requireColleague(call, to)
    const stays = staysOf(call, row.id)
    const asked = { case: row.id, from, to, day: call.today, reason }
    const may = relationsOf(call, row.id, colleague, partiesNamed(call, row.id), false).mayMediate
    // Whoever had it when it was closed had it to the end of that day, and that may be today.
    const lastDay = isClosed(row.state) ? call.today : addDays(call.today, -1)
    const over = handOver(stays.map(asStay), { ...asked, mayMediate: may }, lastDay)
    if (!over.ok) throw refuse('conflict', `hand-over-${over.fault}`)
    for (const one of stays) {
      if (one.staff_id !== from || one.as_what !== 'mediator' || one.until_day !== null) continue
      // Whose stay began today had it today: a stay does not end before it began.
      end(call, one, one.from_day > lastDay ? one.from_day : lastDay)
    }
    const id = begin(call, row.id, to, 'mediator', reason)
    keepersFollow(call, row.id, from, to)
    call.record({ subject: subject(row.id), change: { from, to, reason } })
    return { id }
  }),

  declare: write((call, { party, mediator, says, note }) => {
    const { case_id } = requireOpenParty(call, party)
    requireColleague(call, mediator)
    const id = say(call, case_id, { party, mediator, says, note })
    call.record({ subject: subject(case_id), change: { party, mediator, says, note } })
    return { id }
  }),

  unrelated: write((call, input) => {
    const { id } = requireOpen(call, input.case)
    const { mediator } = input
    const asked = unansweredOf(call, id).find((one) => one.mediator === mediator)
    const parties = (asked?.parties ?? []).filter((party) => asked?.alike.includes(party) !== true)
    if (parties.length === 0) throw refuse('conflict', 'relations-not-asked')
    for (const party of parties) say(call, id, { party, mediator, says: 'none', note: '' })
    call.record({ subject: subject(id), change: { mediator, unrelatedTo: parties } })
    return { parties }
  }),

  accepted: write((call, { party, mediator, day }) => {
    const { case_id } = requireOpenParty(call, party)
    if (day > call.today) throw refuse('invalid', 'later-than-today')
    const { lastInsertRowid } = call
      .statement(
        `INSERT INTO mediation_relations_accepted (case_id, mediator_id, party_id, knowing, day, at, staff_id)
         VALUES (@case, @mediator, @party,
           (SELECT max(id) FROM mediation_relations WHERE case_id = @case AND mediator_id = @mediator), @day, @now, @staff)`,
      )
      .run({ case: case_id, mediator, party, day, now: call.now, staff: call.staff.id })
    call.record({ subject: subject(case_id), change: { party, accepts: mediator, day } })
    return { id: Number(lastInsertRowid) }
  }),
}

interface Said {
  readonly party: number
  readonly mediator: number
  readonly says: RelationAnswer
  readonly note: string
}

const say = (call: CaseWriter, caseId: number, { party, mediator, says, note }: Said): number =>
  Number(
    call
      .statement(
        `INSERT INTO mediation_relations (case_id, mediator_id, party_id, says, note, at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(caseId, mediator, party, says, note, call.now, call.staff.id).lastInsertRowid,
  )

const stayRow = z.object({
  id: z.number(),
  case_id: z.number(),
  staff_id: z.number(),
  as_what: z.enum(stayKinds),
  from_day: z.string(),
  until_day: z.string().nullable(),
  reason: z.string(),
})
type StayRow = z.infer<typeof stayRow>

const staysOf = (call: CaseReader, caseId: number): readonly StayRow[] =>
  rowsOf(
    call,
    stayRow,
    'SELECT id, case_id, staff_id, as_what, from_day, until_day, reason FROM mediation_stays WHERE case_id = ? ORDER BY id',
    caseId,
  )

const asStay = ({ case_id, staff_id, as_what, from_day, until_day }: StayRow): Stay => ({
  case: case_id,
  staff: staff_id,
  as: as_what,
  from: from_day,
  until: until_day,
})

function begin(
  call: CaseWriter,
  caseId: number,
  staff: number,
  as: StayRow['as_what'],
  reason: string,
): number {
  const { lastInsertRowid } = call
    .statement(
      `INSERT INTO mediation_stays (case_id, staff_id, as_what, from_day, reason, at) VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(caseId, staff, as, call.today, reason, call.now)
  return Number(lastInsertRowid)
}

function end(call: CaseWriter, { id }: StayRow, until: string): void {
  call.statement('UPDATE mediation_stays SET until_day = ? WHERE id = ?').run(until, id)
}

const isMine = (call: CaseReader, caseId: number): boolean =>
  isHead(call.staff) || mediatorsOf(call, caseId).includes(call.staff.id)

/** Who was let in reads and writes; to whom the case goes is for its mediator or the head to say. */
function requireMine(call: CaseReader, caseId: number): void {
  if (!isMine(call, caseId)) throw refuse('forbidden', 'not-your-case')
}

const partiesNamed = (call: CaseReader, caseId: number) => concernedOf(call, caseId, partiesOf(call, caseId))

function handsOf(call: CaseReader, caseId: number): HandsOfCase {
  const rows = staysOf(call, caseId)
  const names = namesOfStaff(
    call,
    rows.map(({ staff_id }) => staff_id),
  )
  const parties = partiesNamed(call, caseId)
  const consents = consentsOf(call, caseId)
  const accepted = parties.every(
    ({ id, hasDied }) =>
      hasDied ||
      consents.some(
        ({ party, mediator }) => party === id && (mediator === 'chosen' || mediator === 'accepted'),
      ),
  )
  return {
    stays: rows.map((row): StayShown => {
      const staff = { id: row.staff_id, name: names.get(row.staff_id) ?? '' }
      const {
        found,
        unanswered,
        mayMediate,
        accepted: by,
      } = relationsOf(call, caseId, staff, parties, accepted)
      return {
        id: row.id,
        staff,
        as: row.as_what,
        from: row.from_day,
        until: row.until_day,
        reason: row.reason,
        relations: found.flatMap((one) => {
          const party = parties[one.party]
          if (party === undefined) return []
          return [
            {
              party: party.id,
              name: party.name,
              code: one.code,
              because: one.code === 'declared' ? null : one.because,
              says: one.code === 'declared' ? one.relation : null,
            },
          ]
        }),
        unanswered: row.until_day === null ? [...unanswered] : [],
        accepted: [...by],
        mayMediate,
      }
    }),
    colleagues: colleaguesOf(call),
    mine: isMine(call, caseId),
  }
}
