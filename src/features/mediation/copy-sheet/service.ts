/** Serves the copy sheet: the fields of a case from where each is kept. */
import { z } from 'zod'
import { look, write, type HandlersOf } from '#desk/rpc/serve'
import { readSetting, writeSetting } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { standingAgreement, termsOf } from '../agreement/service/stored'
import { cardsOf, requireCase, type CaseRow } from '../cases/service/rows'
import { confirmedOn } from '../confirmation/service/rows'
import { partyRoles, type CopyField } from '../contract/words'
import { endsOf } from '../figures/service'
import type { Told } from '../papers/contract/source'
import { peopleOf } from '../papers/service/people'
import { tellingFor } from '../papers/service/telling'
import { textsOf } from '../papers/service/texts'
import { performedDay } from '../performance/rows'
import { usualOrder } from './rules'
import type { CaseReader } from '../service/call'
import { copyOrder, type Copied, type copySheetContract } from './contract'

const settingKey = 'mediation-copy-sheet'

function orderOf(call: HasStatements) {
  const kept = copyOrder.safeParse(readSetting(call, settingKey))
  return kept.success ? kept.data : [...usualOrder]
}

const partyRow = z.object({ id: z.number(), role: z.enum(partyRoles), name: z.string() })

/** A text as it may leave the file, by its field and the name of the narrative that it is of; nothing where it may not. */
type Tell = (field: CopyField, name: string, text: string) => readonly string[]

/** The agreement that stands and its terms: what was put aside was agreed by nobody, or is agreed no more. */
function agreementOf(call: HasStatements, caseId: number, tell: Tell) {
  const agreement = standingAgreement(call, caseId)
  if (agreement === null) return { agreementNumber: null, agreementTerms: [] }
  const terms = termsOf(call, agreement.id)
  return {
    agreementNumber: agreement.number,
    agreementTerms: terms.flatMap(({ what }) => tell('agreement-terms', `agreement:${agreement.id}`, what)),
  }
}

const isPerformed = (call: HasStatements, caseId: number): boolean =>
  call
    .statement(`SELECT ${performedDay('?')}`)
    .pluck()
    .get(caseId) !== null

function copiedOf(call: CaseReader, row: CaseRow): Copied {
  const [card] = cardsOf(call, [row])
  const parties = rowsOf(
    call,
    partyRow,
    'SELECT id, role, name FROM mediation_parties WHERE case_id = ? ORDER BY id',
    row.id,
  )
  // Another system is outside: nothing of a minor leaves the file (未成年人保护法 103).
  const telling = tellingFor(peopleOf(call, row.id), textsOf(call, row.id), { is: 'outside' })
  const withheld = new Set<CopyField>()
  const shown = (field: CopyField, told: Told): readonly string[] => {
    if (told.withheld === null) return [told.text]
    withheld.add(field)
    return []
  }
  const tell: Tell = (field, name, text) => shown(field, telling.story(name, text))
  const named = (field: CopyField, role: (typeof partyRoles)[number]): string[] =>
    parties
      .filter((party) => party.role === role)
      .flatMap(({ id, name }) => shown(field, telling.of(id, 'name', name)))
  const agreed = agreementOf(call, row.id, tell)
  return {
    number: row.number,
    acceptedOn: row.accepted_on,
    source: row.source,
    sourceName: row.source_name,
    referrer: row.referrer,
    kind: row.kind,
    difficulty: row.difficulty,
    difficultyName: row.difficulty_name,
    applicants: named('applicants', 'applicant'),
    respondents: named('respondents', 'respondent'),
    people: row.people,
    moneyFen: row.money_fen,
    facts: tell('facts', 'narrative', row.narrative).join(''),
    mediators: (card?.mediators ?? []).map(({ name }) => name),
    ended: endsOf(call, [row.id]).get(row.id) ?? null,
    ...agreed,
    performed: isPerformed(call, row.id),
    confirmed: confirmedOn(call, row.id) !== null,
    withheld: [...withheld],
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
