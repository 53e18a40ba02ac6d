/** The worked cases: dated facts with the right days and answers, as they were worked by hand from the statutes. */
import { describe, expect, it } from 'vitest'
import { takeNumber } from '#work/numbering/store'
import { ageOn } from '#ground/people/birth'
import type { LeafKind } from '#features/mediation/contract/words'
import { newDatabase } from '#vault/store/addon'
import {
  childsWishNeeded,
  confirmationPeriod,
  confirmationWarnings,
  effectOf,
  helpOwed,
  commanded,
  holds,
  leavesMissing,
  longestEnd,
  law,
  minutesToReport,
  orderFaults,
  orderStanding,
  outlook,
  timeLimit,
  type Agreement,
  type Article,
  pleasMissing,
} from '#features/mediation/rules/index'
import { seededCalendar } from '../../support/calendar'
import { hand, minutes, report, screened, suspicion } from './persons'
import { refusedBeforeTheFirstSession } from './refused'
import { workedCases, type WorkedOf } from './worked-cases'

const agreementOf = (facts: WorkedOf<'agreement'>['facts']): Agreement => {
  if (facts.form === 'oral') return facts
  const dated = (on: string | null) => (on === null ? null : { on })
  return {
    form: 'written',
    parties: facts.parties.map(({ signedOn }, at) => ({
      party: at,
      signature: signedOn === null ? null : hand(signedOn),
    })),
    mediator: dated(facts.mediatorSignedOn),
    seal: dated(facts.sealedOn),
    referral:
      facts.referral === undefined ? null : facts.referral === '委派' ? 'assigned' : 'entrusted-ordinary',
  }
}

function agreement({ facts, expected }: WorkedOf<'agreement'>) {
  const written = agreementOf(facts)
  const effect = effectOf(written)
  const period = confirmationPeriod(seededCalendar, effect)
  if (expected.effectOn === 'by the court') {
    expect(effect.by).toBe('court')
    expect(period !== null).toBe(expected.confirmOffered)
    return
  }
  expect(effect.by === 'law' ? effect.on : null).toBe(expected.effectOn)
  if (effect.by === 'none' && facts.form === 'written') {
    const missing = effect.missing.map((one) =>
      'party' in one ? `${one.what}:${facts.parties[one.party]?.name ?? ''}` : one.what,
    )
    expect(missing).toEqual(expected.missing)
  }
  expect(period?.thirtiethDay).toBe(expected.thirtiethDay)
  expect(period?.lastDay).toBe(expected.confirmLastDay)
  expect(period?.announced).toBe(expected.announced)
  expect(confirmationWarnings(written)).toEqual(expected.warn ?? [])
}

const articleText = ({ article, item }: Article) => `${article}${item === undefined ? '' : `(${item})`}`

function confirm({ facts, expected }: WorkedOf<'confirm'>) {
  const numbers = (names: readonly string[]) => names.map((name) => facts.parties.indexOf(name))
  const period = confirmationPeriod(seededCalendar, { by: 'law', on: facts.effectOn, otherReading: null })
  const { appliedOn, terms } = facts
  const asked = {
    terms,
    appliedOn,
    parties: numbers(facts.parties),
    applicants: numbers(facts.applicants),
    rightCourt: true,
  }
  const { accepted, refused, otherRoute } = outlook(asked, period)
  expect(accepted).toBe(expected.accepted)
  expect(
    refused.map((one) => ('term' in one ? { term: one.term, why: articleText(one.why) } : { why: one.why })),
  ).toEqual(expected.refused)
  if (expected.otherRoute !== undefined) expect(otherRoute).toBe('sue')
}

function deadline({ facts, expected }: WorkedOf<'deadline'>) {
  const numberOf = (name: string) => facts.parties.indexOf(name)
  const limit = timeLimit(
    seededCalendar,
    { usual: { unit: 'days', length: facts.usualDays }, restDays: 'stay' },
    { acceptedOn: facts.acceptedOn, court: null },
    facts.parties.map(numberOf),
    facts.extensions.map(({ on, askedBy, days }) => ({
      days,
      wishes: askedBy.map((name) => ({ party: numberOf(name), on })),
    })),
  )
  expect(limit).toMatchObject(expected)
}

const steps = { accept: 'accept', session: 'hold-session', agreement: 'agree-in-writing' } as const

function screening({ facts, expected }: WorkedOf<'screening'>) {
  if ('events' in facts) {
    expect(refusedBeforeTheFirstSession(facts.events)).toEqual(expected)
    return
  }
  const day = facts.at.slice(0, 10)
  const found = suspicion({
    victim: { birth: facts.victim.birth, capacity: facts.victim.capacity ?? null },
    discoveredAt: minutes(facts.at),
  })
  const answers = screened({ suspicions: [found] })
  const reports = facts.reports.map(({ at, to, by, receipt }) =>
    report({ discoveredAt: minutes(facts.at), toldAt: minutes(at), to, by, receipt }),
  )
  const now = { day, at: minutes(`${day}T18:00`) }
  const allowed = Object.entries(steps).flatMap(([name, step]) =>
    holds(step, [answers], reports, now).length === 0 ? [name] : [],
  )
  expect(allowed).toEqual(expected['allowed'])
  // A report of violence is owed, whose reporter is on no paper (`visibility.test.ts`): of what an adult suffered none is.
  const ofViolence = commanded(answers).some((need) => need.suspicion !== null)
  expect(ofViolence).toBe(expected['reporterHidden'])
  if ('minutesToReport' in expected) {
    expect(reports.map(minutesToReport)).toEqual([expected['minutesToReport']])
    expect(holds('accept', [answers], [], now)).toMatchObject([{ code: 'report-owed' }])
  }
  if ('offer' in expected) expect(helpOwed(found)).toHaveLength(5)
  if ('record' in expected) {
    expect(expected['record']).toBe('求助记录')
    expect([pleasMissing([found], 0), pleasMissing([found], 1)]).toEqual([1, 0])
    const [[help], [order], [escalation], [plea]] = [
      law.help,
      law.orderOnBehalf,
      law.escalation,
      law.evidence,
    ]
    expect([
      `反家暴法${articleText(help)}, ${articleText(order)}`,
      `人民调解法${articleText(escalation)}`,
      `规定${articleText(plea)}`,
    ]).toEqual(expected['article'])
  }
}

function child({ facts, expected }: WorkedOf<'child'>) {
  expect(ageOn(facts.birth, facts.on)).toBe(expected.age)
  expect(childsWishNeeded(facts.birth, facts.on)).toBe(expected.childsWishNeeded)
}

function order({ facts, expected }: WorkedOf<'order'>) {
  const { madeOn, endsOn, today } = facts
  expect(longestEnd(madeOn)).toBe(expected.longestEnd)
  expect(orderFaults({ madeOn, endsOn, measures: ['no-violence'] }).length === 0).toBe(expected.accepted)
  expect(orderStanding(facts, null, today)).toEqual({
    is: 'in-force',
    daysLeft: expected.daysLeft,
    askForExtensionBefore: expected.askForExtensionBefore,
  })
}

const leafNames: Readonly<Record<string, LeafKind>> = {
  封面: 'cover',
  目录: 'contents',
  申请书: 'application',
  受理登记表: 'intake-form',
  权利义务告知书: 'rights-notice',
  身份证明: 'identity',
  调解记录: 'session',
  协议书: 'agreement',
  口头协议登记表: 'oral-agreement',
  封底: 'back',
}

function dossier({ facts, expected }: WorkedOf<'dossier'>) {
  const leaves = facts.present.map((name, id) => {
    const [leaf = '', whose] = name.split(':')
    const kind = leafNames[leaf]
    if (kind === undefined) throw new Error(`no leaf ${name}`)
    return { id, kind, party: whose === undefined ? null : facts.parties.indexOf(whose), day: '2026-03-02' }
  })
  const happened = {
    parties: facts.parties.map((_name, at) => at),
    ended: facts.ended,
    withLetters: [],
    sessionsHeld: 1,
    investigations: 0,
    evidence: 0,
    performances: 0,
    followUps: 0,
    askedForConfirmation: false,
  }
  expect(leavesMissing(happened, leaves)).toEqual(expected.missing)
  // And each of what is there is needed: without it, it is what is missing.
  for (const leaf of leaves)
    expect(
      leavesMissing(
        happened,
        leaves.filter((one) => one !== leaf),
      ),
    ).toHaveLength(1)
}

/** As the services take them: by the step that is numbered, in the year of its day. */
function numbering({ facts, expected }: WorkedOf<'numbering'>) {
  const database = newDatabase(':memory:')
  database.exec(`CREATE TABLE number_counters (series TEXT, year INTEGER, last INTEGER, PRIMARY KEY (series, year));
    CREATE TABLE number_templates (series TEXT PRIMARY KEY, template TEXT)`)
  const statement = (sql: string) => database.prepare(sql)
  for (const [series, years] of [
    ['case', facts.lastCase],
    ['agreement', facts.lastAgreement],
  ] as const)
    for (const [year, last] of Object.entries(years))
      statement('INSERT INTO number_counters VALUES (?, ?, ?)').run(series, Number(year), last)
  const taken = { case: {}, agreement: {} }
  for (const { what, on: today, case: named = '' } of facts.events) {
    const series = what === 'accepted' ? 'case' : what
    if (series !== 'case' && series !== 'agreement') continue
    const template = series === 'case' ? facts.templateCase : facts.templateAgreement
    Object.assign(taken[series], { [named]: takeNumber({ statement, today }, series, template).text })
  }
  database.close()
  expect(taken).toEqual({ case: expected.cases, agreement: expected.agreements })
}

describe('the worked cases', () => {
  it('are all there', () => expect(workedCases).toHaveLength(18))

  it.each(workedCases.map((worked) => [`${worked.id}: ${worked.title}`, worked] as const))(
    '%s',
    (_, worked) => {
      switch (worked.kind) {
        case 'agreement': {
          agreement(worked)
          return
        }
        case 'confirm': {
          confirm(worked)
          return
        }
        case 'deadline': {
          deadline(worked)
          return
        }
        case 'screening': {
          screening(worked)
          return
        }
        case 'child': {
          child(worked)
          return
        }
        case 'order': {
          order(worked)
          return
        }
        case 'dossier': {
          dossier(worked)
          return
        }
        case 'numbering': {
          numbering(worked)
          return
        }
      }
    },
  )
})
