/** Gates as they travel, and what a step waits for before anybody has opened its form. */
import { articlesOfGate, gatesOf, type Gate, type Step } from '../../rules'
import type { CaseReader } from '../../service/call'
import type { GateShown } from '../contract'
import { caseAtHand } from './at-hand'
import type { CaseRow } from './rows'

/** A gate without what only the rules need of it. */
export const gateShown = (gate: Gate): GateShown => ({
  code: gate.code,
  parties: [...new Set('parties' in gate ? gate.parties : 'gaps' in gate ? partiesOfGaps(gate.gaps) : [])],
  articles: articlesOfGate(gate).map((one) => ({ ...one })),
})

/** Whom what is missing is about: who was not asked, who was not told. */
const partiesOfGaps = (gaps: readonly (string | object)[]): readonly number[] =>
  gaps.flatMap((gap) =>
    typeof gap === 'object' && 'party' in gap && typeof gap.party === 'number' ? [gap.party] : [],
  )

/**
 * The gates of each step but those that its own form asks about; a reason is asked there too. The case is laid on the table once,
 * however many steps are asked for.
 */
export function gatesOnTable(
  call: CaseReader,
  row: CaseRow,
): (step: Step, askedThere?: readonly Gate['code'][]) => GateShown[] {
  const atHand = caseAtHand(call, row, 'said when it is made')
  return (step, askedThere = []) =>
    gatesOf(atHand, step)
      .filter(({ code }) => !askedThere.includes(code))
      .map(gateShown)
}

/** Those of one step. */
export const gatesBefore = (call: CaseReader, row: CaseRow, step: Step): GateShown[] =>
  gatesOnTable(call, row)(step)
