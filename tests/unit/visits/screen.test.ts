/** The calling screen tells a room full of people whose turn it is, and nothing of who they are or what they came for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toDesk, toScreen } from '#features/visits/screen/ui/messages'
import { nameOnScreen, spokenCount, spokenNumber } from '#features/visits/screen/rules'
import { isOwnChinese } from '#features/visits/screen/ui/voice'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { register as registerResident } from '../residents/people'
import { refusalCode, takeNumber } from './visitors'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('manager')
})
afterEach(() => desk.close())

const shown = () => desk.client.visits.screen.shown({})
const comes = async (name: string, isProtected = false) => {
  const residentId = await registerResident(desk.client, { name })
  if (isProtected) {
    const { version } = await desk.client.residents.read({ id: residentId })
    await desk.client.residents.protect({
      sendId: newSendId(),
      id: residentId,
      version,
      basis: 'own-request',
      since: '2026-11-01',
      until: null,
    })
  }
  const { visit } = await desk.client.visits.register({
    sendId: newSendId(),
    residentId,
    matter: '离婚后低保怎么办 13800138000',
    then: { kind: 'wait' },
  })
  return visit
}
const move = (id: number, what: 'call' | 'recall' | 'serve') =>
  desk.client.visits.move({ sendId: newSendId(), id, move: what })
const withNames = async () => {
  const settings = await desk.client.visits.screen.settings({})
  await desk.client.visits.screen.saveSettings({
    sendId: newSendId(),
    settings: { ...settings, names: true },
  })
}

describe('what the screen shows', () => {
  it('is numbers alone until somebody decides that the room may read names, and never what they came for', async () => {
    const { id } = await comes('李家旺')
    await comes('欧阳春')
    await move(id, 'call')
    const first = await shown()
    expect(first.called).toEqual([{ number: 'A001', name: null }])
    expect(first.waiting).toEqual([{ number: 'A002', name: null }])
    await withNames()
    const named = await shown()
    expect(named.called).toEqual([{ number: 'A001', name: '李**' }])
    expect(JSON.stringify(named)).not.toMatch(/低保|138|家旺|春/)
  })

  it('never tells that a protected person is here', async () => {
    await comes('赵敏', true)
    await comes('钱多')
    await withNames()
    expect((await shown()).waiting).toEqual([
      { number: 'A001', name: null },
      { number: 'A002', name: '钱*' },
    ])
  })

  it('is another call when somebody is called again, and the one before when a call is taken back', async () => {
    const { id } = await takeNumber(desk)
    expect((await shown()).lastCall).toBeNull()
    await move(id, 'call')
    const first = (await shown()).lastCall?.id ?? 0
    const again = await move(id, 'recall')
    expect((await shown()).lastCall?.id).toBeGreaterThan(first)
    await desk.client.visits.takeBack({ sendId: newSendId(), moveId: again.takeBack ?? 0 })
    expect((await shown()).lastCall?.id).toBe(first)
  })

  it('is not for whoever has no counter', async () => {
    await desk.signIn('auditor')
    expect(await refusalCode(shown())).toBe('session.forbidden')
  })
})

describe('what is pressed on the screen', () => {
  const rate = (id: number) =>
    desk.client.visits.screen.rate({ sendId: newSendId(), id, rating: 'dissatisfied' })

  it('is kept once, for a visit of today that is over, and stands on it', async () => {
    const { id } = await takeNumber(desk)
    expect(await refusalCode(rate(id))).toBe('visits.nothing-to-rate')
    await desk.client.visits.answer({ sendId: newSendId(), id, answer: '' })
    await rate(id)
    expect((await desk.client.visits.get({ id })).visit.rating).toBe('dissatisfied')
    expect(await refusalCode(rate(id))).toBe('visits.rated-already')
  })

  it('is all that the screen can say; what it is told has no place for anything of a visit but a number', () => {
    expect(toDesk.safeParse({ type: 'rates', of: 1, rating: 'fair' }).success).toBe(true)
    expect(toDesk.safeParse({ type: 'rates', of: 1, rating: 'fair', note: '' }).success).toBe(false)
    expect(toDesk.safeParse({ type: 'shows' }).success).toBe(false)
    const [shows] = toScreen.options
    expect(Object.keys(shows.shape.shown.shape).toSorted()).toEqual([
      'called',
      'lastCall',
      'waiting',
      'waitingCount',
    ])
  })
})

describe('a call said aloud', () => {
  it('spells the number as it stands on the slip, and counts the window', () => {
    expect(spokenNumber('A014')).toBe('A 零 一 四')
    expect([1, 10, 12, 20, 99].map(spokenCount)).toEqual(['一', '十', '十二', '二十', '九十九'])
  })

  it('is only said by a Chinese voice of this machine: others send what is said away', () => {
    const voices = [
      { lang: 'zh-CN', localService: true },
      { lang: 'zh_CN', localService: true },
      { lang: 'cmn-Hans', localService: true },
      { lang: 'zh-CN', localService: false },
      { lang: 'en-US', localService: true },
    ]
    expect(voices.map(isOwnChinese)).toEqual([true, true, true, false, false])
  })

  it('hides all of a name but its first character, whole characters of the extensions too', () => {
    expect(nameOnScreen('𠮷田实')).toBe('𠮷**')
  })
})
