/** What the file refuses of agreements and of what is bound, held against the rules by chance and by name. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { effectOf, type Signature } from '#features/mediation/rules/index'
import { addDays } from '#ground/days'
import { openMediationFile, type MediationFile } from './file'
import { hand } from './persons'

let file: MediationFile
beforeEach(() => {
  file = openMediationFile()
})
afterEach(() => file.close())

describe('人民调解法 29: the day of effect', () => {
  const writeAgreement = (case_: number, sequence: number, more: Readonly<Record<string, string>> = {}) =>
    file.insert('mediation_agreements', {
      case_id: case_,
      form: 'written',
      number_year: 2026,
      number_sequence: sequence,
      number: `〔2026〕${sequence}号`,
      facts: '漏水',
      dispute: '赔多少',
      responsibilities: '乙的水管',
      at: 1,
      staff_id: 7,
      ...more,
    })
  const addParty = (case_: number, side: number) =>
    file.insert('mediation_parties', {
      case_id: case_,
      role: 'applicant',
      side,
      kind: 'person',
      capacity: 'full',
      name: `${side}`,
    })
  const sign = (
    agreement: number,
    of: 'party' | 'mediator' | 'seal',
    day: string | null,
    party: number | null = null,
  ) =>
    file.insert('mediation_signatures', {
      agreement_id: agreement,
      of_whom: of,
      party_id: party,
      manner: 'signature',
      day,
      at: 1,
      staff_id: 7,
    })
  const takesEffect = (agreement: number, on: string) =>
    file.run('UPDATE mediation_agreements SET effect_on = ? WHERE id = ?', on, agreement)

  it('is the one that the rules find, and no other, for any hands', () => {
    const mark = fc.option(fc.record({ on: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 6 }) }), {
      freq: 6,
    })
    let sequence = 0
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 4 }), mark, mark, (hands, mediator, seal) => {
        const case_ = file.openCase()
        const dated = (one: (typeof hands)[number]) =>
          one === null ? null : { on: one.on === null ? null : addDays('2026-03-01', one.on) }
        const parties = hands.map((one, at) => {
          const put = dated(one)
          const signature: Signature | null = put === null ? null : hand(put.on)
          return { party: addParty(case_, at), signature }
        })
        sequence += 1
        const agreement = writeAgreement(case_, sequence)
        for (const { party, signature } of parties)
          if (signature !== null) sign(agreement, 'party', signature.on, party)
        const [mediatorMark, sealMark] = [dated(mediator), dated(seal)]
        if (mediatorMark !== null) sign(agreement, 'mediator', mediatorMark.on)
        if (sealMark !== null) sign(agreement, 'seal', sealMark.on)
        const found = effectOf({
          form: 'written',
          parties,
          mediator: mediatorMark,
          seal: sealMark,
          referral: null,
        })
        const right = found.by === 'law' ? found.on : null
        for (const day of ['2026-03-01', addDays(right ?? '2026-03-15', 1)])
          if (day !== right) expect(() => takesEffect(agreement, day)).toThrow('no-effect')
        if (right !== null) expect(takesEffect(agreement, right)).toBe(1)
      }),
      { numRuns: 200 },
    )
  })

  it('counts a hand for somebody from the letter on', () => {
    const case_ = file.openCase()
    const [one, other] = [addParty(case_, 1), addParty(case_, 2)]
    const by = file.insert('mediation_representatives', {
      party_id: one,
      name: '丁',
      by_what: 'letter',
      letter_on: '2026-03-09',
      may_sign: 1,
    })
    const agreement = writeAgreement(case_, 1)
    const signed = { agreement_id: agreement, of_whom: 'party', manner: 'signature', at: 1, staff_id: 7 }
    file.insert('mediation_signatures', {
      ...signed,
      party_id: one,
      representative_id: by,
      day: '2026-03-02',
    })
    sign(agreement, 'party', '2026-03-02', other)
    sign(agreement, 'mediator', '2026-03-02')
    sign(agreement, 'seal', '2026-03-03')
    expect(() => takesEffect(agreement, '2026-03-03')).toThrow('no-effect')
    expect(takesEffect(agreement, '2026-03-09')).toBe(1)
    expect(() => takesEffect(agreement, '2026-03-10')).toThrow('no-effect')
    expect(() => file.run('UPDATE mediation_agreements SET effect_on = NULL')).toThrow('effect-kept')
    expect(() => file.run('UPDATE mediation_agreements SET facts = ?', '别的')).toThrow('signed')
  })

  it('of an oral one is the day it was reached; of an entrusted matter there is none', () => {
    const case_ = file.openCase()
    const oral = { form: 'oral', reached_on: '2026-05-20' }
    writeAgreement(case_, 1, { ...oral, effect_on: '2026-05-20' })
    expect(() => writeAgreement(case_, 2, { ...oral, effect_on: '2026-05-22' })).toThrow('no-effect')
    const courts = { source: 'referral', referrer: 'court', court_referral: 'entrusted-summary' }
    const entrusted = writeAgreement(file.openCase(courts), 3, oral)
    expect(() => takesEffect(entrusted, '2026-05-20')).toThrow('court-ends-it')
  })

  it('人民调解法 4, 15: there is no way for money through the mediator', () => {
    const case_ = file.openCase()
    const [one, other] = [addParty(case_, 1), addParty(case_, 2)]
    const agreement = writeAgreement(case_, 1)
    const duty = file.insert('mediation_duties', {
      agreement_id: agreement,
      who: one,
      to_whom: other,
      what: '赔偿',
      fen: 300_000,
      manner: '转账',
    })
    const instalment = file.insert('mediation_instalments', {
      duty_id: duty,
      place: 0,
      due: '2026-05-01',
      fen: 300_000,
    })
    const paid = { instalment_id: instalment, day: '2026-05-01', fen: 300_000, at: 1, staff_id: 7 }
    expect(() => file.insert('mediation_performances', { ...paid, way: 'through-mediator' })).toThrow(
      /constraint/,
    )
    file.insert('mediation_performances', { ...paid, way: 'transfer' })
  })

  it('a party has five representatives at most', () => {
    const party = addParty(file.openCase(), 1)
    const add = () =>
      file.insert('mediation_representatives', { party_id: party, name: '丁', by_what: 'law', may_sign: 1 })
    for (let count = 0; count < 5; count += 1) add()
    expect(add).toThrow('representatives')
  })
})

describe('人民调解法 27: an archived case', () => {
  it('takes later leaves and nothing else; who had it then stays', () => {
    const case_ = file.openCase()
    const leaf = (kind: string) =>
      file.insert('mediation_leaves', { case_id: case_, kind, title: '', pages: 1, at: 1, staff_id: 7 })
    const stay = { case_id: case_, staff_id: 7, as_what: 'mediator', from_day: '2026-03-01' }
    file.insert('mediation_stays', stay)
    leaf('session')
    expect(() => leaf('later-leaf')).toThrow('archived')
    file.move(case_, 'accept', 'accepted')
    file.move(case_, 'fail', 'failed')
    file.move(case_, 'close', 'closed')
    file.move(case_, 'archive', 'archived')
    expect(() => leaf('session')).toThrow('archived')
    expect(() => file.run('UPDATE mediation_leaves SET pages = 2')).toThrow('archived')
    expect(() => file.run('DELETE FROM mediation_leaves')).toThrow('archived')
    expect(() => file.run('UPDATE mediation_cases SET narrative = ?', '')).toThrow('archived')
    leaf('later-leaf')
    file.move(case_, 'add-leaf', 'archived')
    file.run('UPDATE mediation_stays SET until_day = ?', '2026-04-30')
    expect(() => file.run('UPDATE mediation_stays SET until_day = ?', '2026-05-30')).toThrow('stay')
    expect(() => file.run('DELETE FROM mediation_stays')).toThrow('stay')
  })
})
