/** Serves the copy sheet: the fields of a case from where each is kept. */
import { z } from 'zod'
import { look, write, type HandlersOf } from '#desk/rpc/serve'
import { readSetting, writeSetting } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { cardsOf, requireCase, type CaseRow } from '../cases/service/rows'
import { confirmedOn } from '../confirmation/service/rows'
import { partyRoles } from '../contract/words'
import { endsOf } from '../figures/service'
import { usualOrder } from '../rules'
import type { CaseReader } from '../service/call'
import { copyOrder, type Copied, type copySheetContract } from './contract'

const settingKey = 'mediation-copy-sheet'

function orderOf(call: HasStatements) {
  const kept = copyOrder.safeParse(readSetting(call, settingKey))
  return kept.success ? kept.data : [...usualOrder]
}

const partyRow = z.object({ role: z.enum(partyRoles), name: z.string() })
const agreementRow = z.object({ id: z.number(), number: z.string() })
const termRow = z.object({ what: z.string() })

/** The last agreement of a case and its terms; a later one takes the place of an earlier. */
function agreementOf(call: HasStatements, caseId: number) {
  const agreement = rowOf(
    call,
    agreementRow,
    'SELECT id, number FROM mediation_agreements WHERE case_id = ? ORDER BY id DESC LIMIT 1',
    caseId,
  )
  if (agreement === null) return { agreementNumber: null, agreementTerms: [] }
  const terms = rowsOf(
    call,
    termRow,
    'SELECT what FROM mediation_terms WHERE agreement_id = ? ORDER BY place',
    agreement.id,
  )
  return { agreementNumber: agreement.number, agreementTerms: terms.map(({ what }) => what) }
}

const isPerformed = (call: HasStatements, caseId: number): boolean =>
  call
    .statement(
      `SELECT 1 FROM mediation_case_events e WHERE e.case_id = ? AND e.kind = 'perform'
          AND NOT EXISTS (SELECT 1 FROM mediation_case_events back WHERE back.takes_back = e.id)`,
    )
    .get(caseId) !== undefined

function copiedOf(call: CaseReader, row: CaseRow): Copied {
  const [card] = cardsOf(call, [row])
  const parties = rowsOf(
    call,
    partyRow,
    'SELECT role, name FROM mediation_parties WHERE case_id = ? ORDER BY id',
    row.id,
  )
  const named = (role: (typeof partyRoles)[number]): string[] =>
    parties.filter((party) => party.role === role).map(({ name }) => name)
  return {
    number: row.number,
    acceptedOn: row.accepted_on,
    source: row.source,
    sourceName: row.source_name,
    referrer: row.referrer,
    kind: row.kind,
    difficulty: row.difficulty,
    difficultyName: row.difficulty_name,
    applicants: named('applicant'),
    respondents: named('respondent'),
    people: row.people,
    moneyFen: row.money_fen,
    facts: row.narrative,
    mediators: (card?.mediators ?? []).map(({ name }) => name),
    ended: endsOf(call, [row.id]).get(row.id) ?? null,
    ...agreementOf(call, row.id),
    performed: isPerformed(call, row.id),
    confirmed: confirmedOn(call, row.id) !== null,
  }
}

export const copySheetHandlers: HandlersOf<typeof copySheetContract> = {
  get: look((call, { id }) => {
    const row = requireCase(call, id)
    call.saw({ subject: `mediation-case:${id}`, fields: [] })
    return { order: orderOf(call), copied: copiedOf(call, row) }
  }),

  arrange: write((call, { order }) => {
    writeSetting(call, settingKey, order)
    call.record({ subject: 'settings:mediation-copy-sheet', change: order })
    return { order }
  }),
}
