/** Forty-seven items are found in a hurry: by what residents call them, and by first letters in their order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { distanceOfName, holdsInOrder, namedBy } from '#ground/finding'
import { newSendId } from '../../support/desk'
import { later, openDraft, openServingDesk, type ServingDesk } from './desk'

describe('an item', () => {
  let desk: ServingDesk
  beforeAll(async () => {
    desk = await openServingDesk()
  })
  afterAll(() => desk.close())
  const offered = async () => (await desk.client.serviceRequests.items.list({ withdrawn: false })).items
  const first = async (typed: string) =>
    namedBy(await offered(), typed, ({ name, alsoCalled, initials, pinyin }) => ({
      names: [name, ...alsoCalled],
      initials,
      pinyin,
    }))[0]?.name

  it.each([
    ['养老认证', '养老待遇领取资格认证'],
    ['ylrz', '养老待遇领取资格认证'],
    ['社保卡', '社会保障卡申领和激活'],
    ['sbk', '社会保障卡申领和激活'],
    ['低保', '最低生活保障申请'],
    ['db', '最低生活保障申请'],
    ['老年证', '老年人优待证办理'],
    ['残疾证', '残疾人证申请'],
    ['慢病', '门诊慢特病待遇认定申请'],
    ['买药', '代购药品'],
    ['高龄津贴年审', '高龄津贴年审'],
  ])('called %s is %s', async (typed, name) => {
    expect(await first(typed)).toBe(name)
  })

  it('has other names that can be changed, and is found by them at once', async () => {
    const { client } = desk
    const id = (await offered()).find(({ code }) => code === 'legal-advice')?.id ?? 0
    const { text, newest } = await client.serviceRequests.items.get({ id })
    const renamed = { ...text, alsoCalled: ['打官司'] }
    await client.serviceRequests.items.edit({ sendId: newSendId(), id, from: newest, text: renamed })
    const after = (await offered()).find((item) => item.id === id)
    expect(after?.alsoCalled).toEqual(['打官司'])
    expect(after?.initials).toContain('dgs')
  })
})

describe('a name', () => {
  const card = { names: ['社会保障卡'], initials: ['shbzk'], pinyin: ['shehuibaozhangka'] }

  it('is nearest where all of it was typed, and no name where a letter is out of order', () => {
    const far = ['社会保障卡', '社会', '保障', '社保卡'].map((typed) => distanceOfName(card, typed))
    expect(far).toEqual([0, 1, 2, 5])
    expect(distanceOfName(card, '卡保')).toBeNull()
    expect(distanceOfName(card, 'sbk')).toBe(5)
    expect(distanceOfName(card, 'kbs')).toBeNull()
  })

  it('of full pinyin is not searched letter by letter: nearly everything would answer', () => {
    expect(holdsInOrder('shehuibaozhangka', 'eung')).toBe(true)
    expect(distanceOfName(card, 'eung')).toBeNull()
  })
})

describe('how often an item', () => {
  it('was asked for in a year: today’s at once, and those of every day before', async () => {
    const desk = await openServingDesk()
    const used = async () =>
      (await desk.client.serviceRequests.items.list({ withdrawn: false })).items.find(
        ({ name }) => name === '老年人优待证办理',
      )?.used ?? Number.NaN
    const before = await used()
    await openDraft(desk, '老年人优待证办理')
    expect(await used()).toBe(before + 1)
    later(desk, 1)
    expect(await used()).toBe(before + 1)
    await openDraft(desk, '老年人优待证办理', { residentId: desk.otherId })
    expect(await used()).toBe(before + 2)
    later(desk, 364)
    expect(await used()).toBe(before + 1)
    later(desk, 2)
    expect(await used()).toBe(before)
    desk.close()
  })
})
