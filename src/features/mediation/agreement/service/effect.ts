/** The effect of an agreement, made by whatever was missing last: a hand, the day of a letter, a report that the law puts first. */
import { eq } from 'drizzle-orm'
import { caseAtHand } from '../../cases/service/at-hand'
import { gated, makeStep } from '../../cases/service/move'
import { refuse } from '../../cases/service/refuse'
import { requireCase } from '../../cases/service/rows'
import { childStops, gatesOf } from '../../rules'
import { mediationAgreements } from '../../schema'
import type { CaseReader, CaseWriter } from '../../service/call'
import type { Hand } from '../contract'
import { peopleOf } from './people'
import { effectOfStored } from './effect-of'
import { standingAgreement, termsOf, type StoredAgreement } from './stored'

/** In effect once nothing is missing any more and nothing is owed that the law puts first; asked after each write that may be the last. */
export function followEffect(call: CaseWriter, caseId: number): void {
  const row = requireCase(call, caseId)
  const agreement = row.state === 'signing' ? standingAgreement(call, caseId) : null
  if (agreement === null) return
  const effect = effectOfStored(call, agreement)
  if (effect.by !== 'law') return
  if (gatesOf(caseAtHand(call, row, '', { effect }), 'take-effect').length > 0) return
  call.database
    .update(mediationAgreements)
    .set({ effectOn: effect.on })
    .where(eq(mediationAgreements.id, agreement.id))
    .run()
  makeStep(call, row, { move: 'take-effect', day: effect.on, reason: '' }, { effect })
}

/**
 * Notes that somebody has died, or lives: whose hands it takes may be others then. What binds already is not undone by that: throws
 * `conflict` `mediation.effect-lost` where a hand would be missing.
 */
export function followSigners(call: CaseWriter, caseId: number, note: () => void): void {
  const standing = standingAgreement(call, caseId)
  const bound = standing !== null && standing.effectOn !== null && isWhole(call, standing) ? standing : null
  note()
  followEffect(call, caseId)
  if (bound !== null && !isWhole(call, bound)) throw refuse('conflict', 'effect-lost')
}

const isWhole = (call: CaseReader, agreement: StoredAgreement): boolean =>
  effectOfStored(call, agreement).by === 'law'

/** Who was seven when the text was laid before its parents and is eight when they sign it is asked before they do (民法典 1084). */
export function refuseUnasked(call: CaseReader, agreement: StoredAgreement, hands: readonly Hand[]): void {
  const days = hands.filter(({ of }) => of === 'party').map(({ day }) => day ?? call.today)
  const draft = { terms: termsOf(call, agreement.id), ...peopleOf(call, agreement.caseId) }
  const stops = days.flatMap((day) => childStops(draft, day))
  if (stops.length > 0) throw gated([{ code: 'check', stops }])
}
