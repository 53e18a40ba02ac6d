/** The article beside each gate, for the form and the refusal: null where the gate is the house's own order. */
import { articlesOf } from '../intake/reports'
import { law, type Article, type LawName } from '../law'
import type { Gate } from './gates'

const lawOfGate: Readonly<Record<Gate['code'], LawName | null>> = {
  'not-screened': 'filed',
  unasked: 'reportViolence',
  'report-owed': null, // each report that is owed brings its own
  'not-from-here': null,
  origin: null,
  bars: null,
  refused: 'refusal',
  'too-few-parties': null,
  'one-side': null,
  'no-mediator': 'chosenMediator',
  'mediator-related': 'chosenMediator',
  'rights-not-told': 'partyRights',
  consents: 'partyRights',
  'another-mediator': 'partyRights',
  'not-checked': 'rejected',
  check: 'rejected',
  'court-needs-it-written': 'entrustedEnd',
  'court-ends-it': 'entrustedEnd',
  'not-the-courts': 'entrustedEnd',
  'no-effect': 'writtenAgreement',
  'binds-already': 'writtenAgreement',
  'not-performed': 'performance',
  ending: 'refusal',
  closing: 'filed',
  pages: 'filed',
  'incomplete-since': 'filed',
  cover: 'filed',
  'ruling-awaited': 'filed',
  'asked-of-a-court': 'courtRuling',
  'confirmed-already': 'courtRuling',
  'reason-missing': null,
}

/** The articles of a gate, each once. */
export function articlesOfGate(gate: Gate): readonly Article[] {
  if (gate.code === 'report-owed') return articlesOf(gate.owed)
  const name = lawOfGate[gate.code]
  return name === null ? [] : law[name]
}
