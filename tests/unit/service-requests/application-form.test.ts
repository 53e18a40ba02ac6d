/** 申请表: an office's own item asks in its own words, is not taken in while its form has gaps, and prints it filled. */
import JSZip from 'jszip'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerFault, unanswered } from '#features/service-requests/applications/rules'
import type { Ask } from '#features/service-requests/items/contract'
import { sampleForm } from '#features/templates/form'
import { newSendId } from '../../support/desk'
import { move, openServingDesk, refusalOf, type ServingDesk } from './desk'

const people: Ask = { name: '家庭人口', kind: 'number', required: true, choices: [] }
const since: Ask = { name: '独居起始日', kind: 'day', required: false, choices: [] }
const lives: Ask = { name: '居住情况', kind: 'choice', required: true, choices: ['独居', '同住'] }
const asks: Ask[] = [people, since, lives]

describe('an answer', () => {
  it('is of the kind that its line asks', () => {
    expect(['3', '2100.50', '三'].map((answer) => answerFault(people, answer))).toEqual([
      null,
      null,
      'not-a-number',
    ])
    expect(['2026-02-28', '2026-02-30'].map((answer) => answerFault(since, answer))).toEqual([
      null,
      'not-a-day',
    ])
    expect(['独居', '其他'].map((answer) => answerFault(lives, answer))).toEqual([null, 'invalid-value'])
  })

  it('may be left open while the request is a draft, and what has to be there is named', () => {
    expect(answerFault(people, '')).toBeNull()
    expect(unanswered(asks, ['3', '', ''])).toEqual(['居住情况'])
    expect(unanswered(asks, [])).toEqual(['家庭人口', '居住情况'])
  })
})

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const service = () => desk.client.serviceRequests

/** An item that the office made itself. */
async function ownItem(): Promise<number> {
  const { text } = await service().items.get({ id: await desk.item('社保咨询') })
  const { id } = await service().items.add({
    sendId: newSendId(),
    text: { ...text, name: '独居老人关怀', alsoCalled: [], materials: [], asks },
  })
  return id
}

const opening = (itemId: number, answers: string[], kind: 'keep' | 'accept') =>
  service().open({
    sendId: newSendId(),
    residentId: desk.residentId,
    itemId,
    mode: 'assisted',
    agent: null,
    mandate: null,
    received: [],
    answers,
    note: '',
    then: { kind },
  })

describe('a request for an item of the office’s own', () => {
  it('is not taken in while a line that has to be filled is empty; then it is', async () => {
    const itemId = await ownItem()
    expect(await refusalOf(opening(itemId, ['3', '', ''], 'accept'))).toBe('service-requests.form-not-filled')
    const { id } = await opening(itemId, ['3', '', ''], 'keep')
    expect(await refusalOf(move(desk, id, { action: 'accept' }))).toBe('service-requests.form-not-filled')
    await service().answer({ sendId: newSendId(), id, answers: ['3', '2020-05-01', '独居'] })
    await move(desk, id, { action: 'accept' })
    expect((await service().get({ id })).answers.map(({ value }) => value)).toEqual([
      '3',
      '2020-05-01',
      '独居',
    ])
  })

  it('refuses what is no answer, at its line', async () => {
    const itemId = await ownItem()
    await expect(opening(itemId, ['三', '', '其他'], 'keep')).rejects.toMatchObject({
      data: {
        fields: [
          { path: ['answers', 0], code: 'not-a-number' },
          { path: ['answers', 2], code: 'invalid-value' },
        ],
      },
    })
  })

  it('keeps the lines that it was opened with, when the item asks something else later', async () => {
    const itemId = await ownItem()
    const { id } = await opening(itemId, ['3', '', '独居'], 'keep')
    const { text } = await service().items.get({ id: itemId })
    await service().items.edit({ sendId: newSendId(), id: itemId, from: 1, text: { ...text, asks: [lives] } })
    expect((await service().get({ id })).answers.map(({ name }) => name)).toEqual([
      '家庭人口',
      '独居起始日',
      '居住情况',
    ])
  })

  it('prints its form with numbers in full, on record; others have none', async () => {
    const { id } = await opening(await ownItem(), ['3', '', '独居'], 'accept')
    const paper = await service().paperInFull({ id, sheet: 'application' })
    expect(paper.applicant.idNumber).toBe('420106194403201529')
    expect(paper.answers).toEqual([
      { name: '家庭人口', value: '3' },
      { name: '独居起始日', value: '' },
      { name: '居住情况', value: '独居' },
    ])
    expect(paper.itemCode).toMatch(/^own-\d+$/)
    const other = await opening(await desk.item('社保咨询'), [], 'keep')
    expect(await refusalOf(service().paperInFull({ id: other.id, sheet: 'application' }))).toBe(
      'service-requests.nothing-to-print',
    )
  })

  it('stands in the resident’s own copy with what they answered', async () => {
    await opening(await ownItem(), ['3', '', '独居'], 'accept')
    const { requests } = desk.client.privacy
    const { id } = await requests.receive({
      sendId: newSendId(),
      residentId: desk.residentId,
      kind: 'access',
      by: 'self',
      byName: '',
      words: '要看自己的资料',
      received: '2026-11-23',
    })
    await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
    const copy = await requests.copy({ id })
    expect(JSON.stringify(copy.kinds)).toContain('家庭人口：3；居住情况：独居')
  })
})

describe('the Word form of one item', () => {
  const paper = 'service-requests.application.own-1'
  const put = async (of: string, tag: string) => {
    const file = new Blob([sampleForm('申请表', [{ tag, inside: [] }])])
    const steps = await desk.client.templates.put({
      sendId: newSendId(),
      paper: of,
      name: `${tag}.docx`,
      file,
    })
    for (;;) if ((await steps.next()).done === true) return
  }
  const filled = async () => {
    const fillings = { 家庭人口: '三口人', 申请人: '王桂兰' }
    const { content } = await desk.client.templates.filled({ paper, fillings })
    const { files } = await JSZip.loadAsync(await content.arrayBuffer())
    return files['word/document.xml']?.async('string')
  }

  it('goes before the one for all items, which stands in where there is none', async () => {
    await put('service-requests.application', '申请人')
    expect(await filled()).toContain('王桂兰')
    await put(paper, '家庭人口')
    expect(await filled()).toContain('三口人')
    expect(await filled()).not.toContain('王桂兰')
  })
})
