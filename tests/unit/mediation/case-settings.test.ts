/** What the head mediator sets for all cases, and for which of them it counts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedCase as acceptedBetween, satDown, textOf } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import {
  accept,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  sendId,
  type MediatorsDesk,
} from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

async function acceptedCase(name: string): Promise<number> {
  const { id } = await caseBetween(at, `${name}甲`, `${name}乙`)
  await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
  await at.mediation.intake.step(accept(id))
  return id
}
const dueOf = async (id: number) => (await at.mediation.timeLimits.get({ case: id })).limit?.due

describe('the time of a mediation (人民调解工作若干规定 33)', () => {
  it('is another from the next acceptance on; what runs keeps its own', async () => {
    const before = await acceptedCase('一')
    expect(await dueOf(before)).toBe('2026-12-23')
    const settings = await at.mediation.settings.get({})
    await at.desk.signIn('head-mediator')
    const time = { usual: { unit: 'days', length: 15 }, restDays: 'stay' } as const
    await at.mediation.settings.configure({ sendId: sendId(), settings: { ...settings, time } })
    await at.desk.signIn('mediator')
    const after = await acceptedCase('二')
    expect([await dueOf(before), await dueOf(after)]).toEqual(['2026-12-23', '2026-12-08'])
    const { parties } = await at.mediation.timeLimits.get({ case: before })
    const wishes = parties.map(({ id }) => ({ party: id, on: '2026-11-23' }))
    const more = await at.mediation.timeLimits.extend({ sendId: sendId(), case: before, days: 10, wishes })
    expect(more.due).toBe('2027-01-02')
  })

  it('is for the head mediator to set, who sorts the rounds and looks after what is high first', async () => {
    const settings = await at.mediation.settings.get({})
    const configure = (change: Partial<typeof settings>) =>
      at.mediation.settings.configure({ sendId: sendId(), settings: { ...settings, ...change } })
    await expect(configure({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await at.desk.signIn('head-mediator')
    expect((await configure({ followUpDays: [30, 7, 7] })).followUpDays).toEqual([7, 30])
    const contactDays = { low: null, watched: 3, high: 5 }
    await expect(configure({ contactDays })).rejects.toMatchObject({
      data: { code: 'mediation.high-comes-later' },
    })
  })
})

describe('the kinds of dispute', () => {
  it('are the usual ones until the head mediator chooses others, each named once', async () => {
    expect(await at.mediation.settings.kinds({})).toEqual({ kinds: null })
    await at.desk.signIn('head-mediator')
    const choose = (...kinds: string[]) => at.mediation.settings.setKinds({ sendId: sendId(), kinds })
    await expect(choose('邻里', '邻里')).rejects.toMatchObject({
      data: { code: 'mediation.kind-named-twice' },
    })
    await choose('邻里', '网格矛盾')
    await at.desk.signIn('mediator')
    expect(await at.mediation.settings.kinds({})).toEqual({ kinds: ['邻里', '网格矛盾'] })
  })
})

describe('sources and difficulty', () => {
  const own = {
    sources: [{ name: '12345 转办', source: 'referral', referrer: 'other' }],
    difficulties: [{ name: '重大疑难', counts: 'difficult' }],
  } as const
  const words = { sources: [...own.sources], difficulties: [...own.difficulties] }
  const opened = {
    ...plainly('漏水'),
    source: 'referral',
    referrer: 'other',
    letter: '花山转〔2026〕3号',
    replyDue: '2026-12-20',
    difficulty: 'difficult',
    sourceName: '12345 转办',
    difficultyName: '重大疑难',
  } as const

  it('are called as the head mediator says, each counted as one that the law knows', async () => {
    await at.desk.signIn('head-mediator')
    await at.mediation.settings.setWords({ sendId: sendId(), words })
    const { id } = await at.mediation.cases.open({ sendId: sendId(), opened })
    expect((await at.mediation.cases.get({ id })).opened).toMatchObject({
      sourceName: '12345 转办',
      difficultyName: '重大疑难',
    })
    const { copied } = await at.mediation.copySheet.get({ id })
    expect([copied.sourceName, copied.source, copied.referrer]).toEqual(['12345 转办', 'referral', 'other'])
    // A word that counts as something else is none of it; the one it had stays, though nobody offers it any more.
    await at.mediation.settings.setWords({ sendId: sendId(), words: { sources: [], difficulties: [] } })
    const change = (more: Partial<typeof opened> | { readonly difficulty: 'simple' }) =>
      at.mediation.intake.change({ sendId: sendId(), case: id, opened: { ...opened, ...more } })
    await change({ difficulty: 'simple' })
    expect((await at.mediation.cases.get({ id })).opened).toMatchObject({
      sourceName: '12345 转办',
      difficultyName: '',
    })
  })

  it('are named once each, by the head mediator alone', async () => {
    await at.desk.signIn('head-mediator')
    const twice = { ...words, sources: [...words.sources, ...words.sources] }
    await expect(at.mediation.settings.setWords({ sendId: sendId(), words: twice })).rejects.toMatchObject({
      data: { code: 'mediation.word-named-twice' },
    })
    await at.desk.signIn('mediator')
    await expect(at.mediation.settings.setWords({ sendId: sendId(), words })).rejects.toThrow()
  })
})

describe('a danger that is watched', () => {
  it('is looked after within the days that were set', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const judged = {
      signs: ['many-people' as const],
      level: 'watched' as const,
      on: '2026-11-23',
      note: '',
    }
    const { due } = await at.mediation.risk.judge({ sendId: sendId(), case: id, ...judged })
    expect(due).toBe('2026-11-30')
    const settings = await at.mediation.settings.get({})
    await at.desk.signIn('head-mediator')
    const contactDays = { low: null, watched: 3, high: 1 }
    await at.mediation.settings.configure({ sendId: sendId(), settings: { ...settings, contactDays } })
    expect((await at.mediation.risk.get({ case: id })).due).toBe('2026-11-26')
  })
})

describe('a case taken down', () => {
  const opening = (kind: string) =>
    at.mediation.cases.open({ sendId: sendId(), opened: { ...plainly('吵架'), kind } })

  it('is of a kind that is there: a slip would be a line of its own in the month’s report', async () => {
    await expect(opening('婚姻家停')).rejects.toMatchObject({
      data: { code: 'mediation.kind-unknown' },
    })
    const { id } = await opening('邻里')
    await at.desk.signIn('head-mediator')
    await at.mediation.settings.setKinds({ sendId: sendId(), kinds: ['婆媳', '漏水'] })
    await at.desk.signIn('mediator')
    await expect(opening('邻里')).rejects.toMatchObject({ data: { code: 'mediation.kind-unknown' } })
    await opening('漏水')
    const change = (kind: string) =>
      at.mediation.intake.change({ sendId: sendId(), case: id, opened: { ...plainly('吵架'), kind } })
    // What is kept stays; another is one of those of today.
    await change('邻里')
    await expect(change('婚姻家庭')).rejects.toMatchObject({ data: { code: 'mediation.kind-unknown' } })
    await change('婆媳')
  })
})

describe('the form of the numbers', () => {
  it('of agreements is the committee’s own like that of cases, from the next one on; what has a number keeps it', async () => {
    const agreed = async () => {
      const two = await acceptedBetween(at.mediation, sendId, plainly('吵架'))
      await satDown(at.mediation, sendId, two, '谈成')
      const { number } = await at.mediation.agreements.propose({
        sendId: sendId(),
        case: two.id,
        text: textOf(two, '赔偿'),
      })
      return { id: two.id, number }
    }
    const first = await agreed()
    expect(first.number).toBe('人调协字〔2026〕001号')
    await at.desk.signIn('head-mediator')
    const template = '翰林人调协字〔{year}〕{seq:3}号'
    const set = { sendId: sendId(), series: 'agreement', template } as const
    expect((await at.mediation.cases.setNumberForm(set)).example).toBe('翰林人调协字〔2026〕001号')
    expect((await at.mediation.cases.numberForm({})).template).toBe('人调字〔{year}〕{seq:3}号')
    await at.desk.signIn('mediator')
    const second = await agreed()
    expect(second.number).toBe('翰林人调协字〔2026〕002号')
    expect((await at.mediation.cases.get({ id: second.id })).card.number).toBe('人调字〔2026〕002号')
    expect((await at.mediation.agreements.get({ case: first.id })).standing?.number).toBe(first.number)
  })
  it('of agreements is not that of cases, whatever the padding: both would have one number', async () => {
    await at.desk.signIn('head-mediator')
    const set = (series: 'case' | 'agreement', template: string) =>
      at.mediation.cases.setNumberForm({ sendId: sendId(), series, template })
    const refused = { data: { code: 'mediation.template-taken' } }
    await expect(set('agreement', '人调字〔{year}〕{seq:3}号')).rejects.toMatchObject(refused)
    await expect(set('agreement', '人调字〔{year:4}〕{seq}号')).rejects.toMatchObject(refused)
    await expect(set('case', '人调协字〔{year}〕{seq:5}号')).rejects.toMatchObject(refused)
    await set('case', '人调字〔{year}〕{seq:5}号')
    await set('agreement', '人调字〔{year}〕{seq}号协议')
  })
})
