/** Writes an agreement with its terms, duties and instalments, its number taken in the same transaction. */
import {
  mediationAgreements,
  mediationChecks,
  mediationDuties,
  mediationInstalments,
  mediationSetAsides,
  mediationTerms,
} from '../../schema'
import { nextOf } from '../../cases/service/numbers'
import { refuse } from '../../cases/service/refuse'
import type { CaseWriter } from '../../service/call'
import type { AgreementText, DutyText } from '../contract'
import { standingAgreement } from './stored'

interface Written {
  readonly caseId: number
  /** The step that laid it before the parties or registered it. */
  readonly event: number
  readonly text: AgreementText
  /** The day on which an oral one was reached; null is a written one. */
  readonly reachedOn: string | null
  readonly replaces: number | null
}

/** What the check has seen to: whoever comes here without it is refused. */
const said = <Value>(value: Value | null): Value => {
  if (value === null) throw refuse('conflict', 'not-checked')
  return value
}

/** Returns its id and its number. */
export function writeAgreement(
  call: CaseWriter,
  { caseId, event, text, reachedOn, replaces }: Written,
): { readonly agreement: number; readonly number: string } {
  const { year, sequence, text: number } = nextOf(call, 'agreement')
  const by = { at: call.now, staffId: call.staff.id }
  const { lastInsertRowid } = call.database
    .insert(mediationAgreements)
    .values({
      caseId,
      form: reachedOn === null ? 'written' : 'oral',
      numberYear: year,
      numberSequence: sequence,
      number,
      facts: text.facts,
      dispute: text.dispute,
      responsibilities: text.responsibilities,
      reachedOn,
      registeredOn: reachedOn === null ? null : call.today,
      effectOn: reachedOn,
      replaces,
      ...by,
    })
    .run()
  const agreement = Number(lastInsertRowid)
  for (const [place, { what, kind, keptOn = null }] of text.terms.entries())
    call.database.insert(mediationTerms).values({ agreementId: agreement, place, what, kind, keptOn }).run()
  for (const duty of text.duties) writeDuty(call, agreement, duty)
  const { answers, readTo } = text
  call.database
    .insert(mediationChecks)
    .values({
      agreementId: agreement,
      eventId: event,
      lawful: said(answers.lawful),
      nobodyElses: said(answers['nobody-elses']),
      decent: said(answers.decent),
      free: said(answers.free),
      readTo: JSON.stringify(readTo),
      ...by,
    })
    .run()
  return { agreement, number }
}

function writeDuty(call: CaseWriter, agreementId: number, duty: DutyText): void {
  const { lastInsertRowid } = call.database
    .insert(mediationDuties)
    .values({
      agreementId,
      who: said(duty.who),
      toWhom: said(duty.toWhom),
      what: duty.what,
      fen: duty.fen,
      manner: duty.manner,
    })
    .run()
  for (const [place, { due, fen }] of duty.instalments.entries())
    call.database
      .insert(mediationInstalments)
      .values({ dutyId: Number(lastInsertRowid), place, due: said(due), fen })
      .run()
}

/** The agreement that stands does so no more, by this step; nothing where there is none. */
export function setStandingAside(
  call: CaseWriter,
  caseId: number,
  event: number,
  why: 'set-aside' | 'renegotiate' | 'ended',
): void {
  const standing = standingAgreement(call, caseId)
  if (standing === null) return
  call.database
    .insert(mediationSetAsides)
    .values({ agreementId: standing.id, eventId: event, why, at: call.now, staffId: call.staff.id })
    .run()
}
