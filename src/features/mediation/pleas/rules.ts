/**
 * 求助记录: a plea for help, kept because a court takes it as evidence (法释〔2022〕17号 6): when, who, in their own words,
 * taken down by whom. It is only ever added to, and help that was offered has its answer beside it.
 */
import type { HelpOffer } from '../contract/words'
import { helpOwed, type Suspicion } from '../rules/intake/screening'

export interface Plea {
  readonly id: number
  /** UTC milliseconds: when it was said. */
  readonly at: number | null
  readonly person: string
  /** As spoken, not as the handler would put it. */
  readonly words: string
  readonly handler: string
  /** The plea that this one adds to or puts right; that one stays as it is. */
  readonly addsTo: number | null
  /** UTC milliseconds: when it was written down. */
  readonly writtenAt: number
}

export type PleaFault =
  'time' | 'person' | 'words' | 'handler' | 'said-later-than-written' | 'adds-to-nothing'

export function pleaFaults(register: readonly Plea[], plea: Plea): readonly PleaFault[] {
  const faults: PleaFault[] = []
  if (plea.at === null) faults.push('time')
  else if (plea.at > plea.writtenAt) faults.push('said-later-than-written')
  if (plea.person.trim() === '') faults.push('person')
  if (plea.words.trim() === '') faults.push('words')
  if (plea.handler.trim() === '') faults.push('handler')
  if (plea.addsTo !== null && !register.some(({ id }) => id === plea.addsTo)) faults.push('adds-to-nothing')
  return faults
}

export type PleaAdded =
  | { readonly ok: true; readonly register: readonly Plea[] }
  | { readonly ok: false; readonly faults: readonly PleaFault[] }

/** The register with one more plea at its end; nothing that was there changes. */
export function addPlea(register: readonly Plea[], plea: Plea): PleaAdded {
  const faults = pleaFaults(register, plea)
  return faults.length === 0 ? { ok: true, register: [...register, plea] } : { ok: false, faults }
}

export interface HelpAnswer {
  readonly suspicion: number
  readonly offer: HelpOffer
  readonly answer: 'wanted' | 'not-wanted'
}

/** What has not been offered, or was offered and not answered: closing asks for it. */
export const helpUnanswered = (suspicion: Suspicion, answers: readonly HelpAnswer[]): readonly HelpOffer[] =>
  helpOwed(suspicion).filter(
    (offer) => !answers.some((answer) => answer.suspicion === suspicion.id && answer.offer === offer),
  )
