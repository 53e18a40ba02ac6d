/**
 * What is told to be missing has a day by which it is brought, and each paper a code by which it is found again; of whom the
 * centre visits nothing is missing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOfPaperCode, paperCode } from '#ground/paper-code'
import { requestLetters, type Mode } from '#features/service-requests/requests/contract/words'
import { usualErrand } from '#features/service-requests/course/rules/usual-errand'
import { newSendId } from '../../support/desk'
import { later, move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
beforeAll(async () => {
  desk = await openServingDesk()
})
afterAll(() => desk.close())

const tell = async (until?: string) => {
  const { id } = await openDraft(desk, '高龄津贴申请')
  await move(desk, id, {
    action: 'request-correction',
    materialIds: [],
    remark: '证明未盖章',
    ...(until === undefined ? {} : { until }),
  })
  return desk.client.serviceRequests.paper({ id, sheet: 'correction' })
}

describe('the day by which papers are brought', () => {
  it('stands on the paper: ten working days on, where nobody names another', async () => {
    // Ten working days after Monday the 23rd.
    expect((await tell()).event?.until).toBe('2026-12-07')
    expect((await tell('2026-11-27')).event?.until).toBe('2026-11-27')
  })

  it('is none that is over', async () => {
    expect(await refusalOf(tell('2026-11-20'))).toBe('service-requests.correction-in-the-past')
  })
})

describe('opened with what is missing told at once', () => {
  const openedWith = async (itemName: string, sendId = newSendId()) =>
    desk.client.serviceRequests.open({
      sendId,
      residentId: desk.residentId,
      itemId: await desk.item(itemName),
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: [],
      note: '',
      then: { kind: 'correct' },
    })

  it('a request is one write: sent again it is the same request, and its last move can be taken back', async () => {
    const sendId = newSendId()
    const first = await openedWith('高龄津贴申请', sendId)
    expect(await openedWith('高龄津贴申请', sendId)).toEqual(first)
    const { row, materials, events } = await desk.client.serviceRequests.get({ id: first.id })
    expect(row.state).toBe('awaiting-correction')
    expect(events[0]?.id).toBe(first.seen)
    const named = materials.filter(({ missing }) => missing).map(({ name }) => name)
    expect(events[0]?.text).toBe(named.join('、'))
    await desk.client.serviceRequests.takeBack({ sendId: newSendId(), id: first.id, seen: first.seen })
    expect((await desk.client.serviceRequests.get({ id: first.id })).row.state).toBe('draft')
  })

  it('nothing is opened where nothing is missing', async () => {
    expect(await refusalOf(openedWith('社保咨询'))).toBe('service-requests.nothing-missing')
  })
})

describe('a day that rests on holidays nobody has announced', () => {
  it('says so on the paper and in the course, unless the desk named it', async () => {
    later(desk, 35)
    const counted = await tell()
    expect(counted.event).toMatchObject({ untilPresumed: true })
    expect(counted.event?.until?.slice(0, 4)).toBe('2027')
    const { events } = await desk.client.serviceRequests.get({ id: counted.id })
    expect(events.map(({ untilPresumed }) => untilPresumed)).toContain(true)
    expect((await tell('2027-01-06')).event).toMatchObject({ until: '2027-01-06', untilPresumed: false })
  })

  it('is the follow-up’s own, whatever the finished work was counted by', async () => {
    const { id } = await openDraft(desk, '社保咨询', { complete: true })
    await move(desk, id, { action: 'accept' })
    await move(desk, id, { action: 'complete', result: '已答复', originalsReason: '街道留存' })
    await move(desk, id, { action: 'deliver', recipient: '本人', manner: 'at-desk' })
    const { row } = await desk.client.serviceRequests.get({ id })
    expect(row).toMatchObject({ dueIs: 'follow-up', announced: false })
  })
})

describe('of whom the centre visits', () => {
  const accept = async (mode: Mode) =>
    desk.client.serviceRequests.open({
      sendId: newSendId(),
      residentId: desk.otherId,
      itemId: await desk.item('残疾人证申请'),
      mode,
      agent: null,
      mandate: null,
      received: [],
      note: '',
      then: { kind: 'accept' },
    })

  it('papers are seen at home, and nobody writes a reason for what is not here', async () => {
    expect(await refusalOf(accept('assisted'))).toBe('service-requests.materials-missing')
    const { id } = await accept('home-visit')
    expect((await desk.client.serviceRequests.get({ id })).row.state).toBe('accepted')
  })

  it('somebody is sent to look, and not to fetch', () => {
    const open = { state: 'accepted', isMissing: true } as const
    expect(usualErrand({ ...open, mode: 'home-visit' })).toBe('home-check')
    expect(usualErrand({ ...open, mode: 'assisted' })).toBe('fetch-materials')
    expect(usualErrand({ ...open, mode: 'assisted', isMissing: false })).toBe('submit-materials')
    expect(usualErrand({ state: 'awaiting-delivery', mode: 'home-visit', isMissing: false })).toBe(
      'deliver-result',
    )
  })
})

describe('the code on a paper', () => {
  it('names the request it is of, in letters and figures that every reader types', async () => {
    const paper = await tell()
    const code = paperCode(requestLetters, paper.id)
    expect(code).toMatch(/^BD\d{8}$/)
    expect(idOfPaperCode(requestLetters, code.toLowerCase())).toBe(paper.id)
    expect((await desk.client.serviceRequests.get({ id: paper.id })).row.number).toBe(paper.number)
  })

  it('that was read wrongly leads to nobody else’s request, and the slip of a booking to none', () => {
    const code = paperCode(requestLetters, 366)
    for (let at = 2; at < code.length; at += 1) {
      const wrong = `${code.slice(0, at)}${(Number(code[at]) + 1) % 10}${code.slice(at + 1)}`
      expect(idOfPaperCode(requestLetters, wrong)).toBeNull()
    }
    expect(idOfPaperCode(requestLetters, paperCode('CD', 366))).toBeNull()
  })
})
