/** A case with everything in order, for tests that take one thing away. */
import type { CaseAtHand, Cover } from '#features/mediation/rules/index'
import { clean, noon } from './persons'

export const cover: Cover = {
  title: '甲与乙漏水纠纷',
  number: '翰林人调字〔2026〕001号',
  mediators: ['金花'],
  from: '2026-03-01',
  to: '2026-03-14',
  filedBy: '金花',
  filedOn: '2026-03-14',
  retention: { for: 'good' },
  remark: '',
}

const agreeing: CaseAtHand['consents'] = [1, 2].map((party) => ({
  party,
  mediation: 'consents',
  mediator: 'accepted',
  doors: 'closed',
}))

export const atHand = (more: Partial<CaseAtHand> = {}): CaseAtHand => ({
  state: 'mediating',
  beforeClosing: null,
  origin: { source: 'written-application', referrer: null, courtReferral: null, letter: '', replyDue: null },
  screenings: [clean],
  reports: [],
  parties: [1, 2],
  living: 2,
  sides: 2,
  rightsTold: [1, 2],
  consents: agreeing,
  consentsThen: more.consents ?? agreeing,
  consentsAtEffect: more.consents ?? agreeing,
  invited: [],
  mediators: [7],
  mayMediate: true,
  stops: [],
  effect: { by: 'law', on: '2026-03-05', otherReading: null },
  ending: null,
  performed: true,
  findings: [],
  cover,
  closedForReason: false,
  rulingAwaited: false,
  confirmed: false,
  by: { head: false, reason: '双方同意' },
  now: noon,
  ...more,
})
