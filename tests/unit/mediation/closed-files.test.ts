/** What a reviewer closed is added to and not taken from, and is bound as it was reviewed, each leaf under its page (人民调解法 27). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { jpeg } from '../../support/pictures'
import { pagesCounted } from '#features/mediation/dossier/walk'
import { leafOf } from '#features/mediation/dossier/ui/later-leaf'
import { gatesOf, mayTakeOut } from '#features/mediation/rules/index'
import { caseStates } from '#features/mediation/contract/words'
import { atHand } from './at-hand'
import { sendId } from './desk-of-mediators'
import { openOn, refusedWith, type DeskInTime } from './further/desk'
import { accepted, ended } from './further/hands'

const day = '2026-11-20'
let at: DeskInTime
beforeEach(async () => {
  at = await openOn(day)
})
afterEach(() => {
  at.close()
})

it('nothing is taken out of it, by nobody, before it is sent back; and its pages are counted before it is bound', async () => {
  await at.desk.signIn('head-mediator')
  const two = await accepted(at, day)
  const { id } = two
  const paper = { kind: 'evidence', party: null, day, title: '收条', pages: 1 } as const
  const bring = () => at.mediation.dossier.bring({ sendId: sendId(), id, ...paper })
  const { id: leaf } = await bring()
  const file = new Blob([jpeg({ saying: 'receipt' })], { type: 'image/jpeg' })
  const { evidence } = await at.mediation.evidence.attach({
    sendId: sendId(),
    case: id,
    ...paper,
    file,
    thumbnail: file,
  })
  await ended(at, two, 'refuse', day)
  await at.mediation.dossier.close({ sendId: sendId(), id, day, reason: '当事人外迁' })
  const takeOut = () => at.mediation.dossier.takeOut({ sendId: sendId(), id, leaf })
  const takeAway = () => at.mediation.evidence.takeAway({ sendId: sendId(), evidence, reason: '放错' })
  const refused = refusedWith('mediation.case-closed')
  await expect(takeOut()).rejects.toMatchObject(refused)
  await expect(takeAway()).rejects.toMatchObject(refused)
  expect(await at.mediation.evidence.list({ case: id })).toMatchObject({ mayAdd: true, mayTakeAway: false })
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  for (const table of ['mediation_leaves', 'mediation_evidence'])
    expect(() => sqlite.exec(`DELETE FROM ${table}`)).toThrow('mediation.case-closed')

  const cover = { day, title: '吵架', from: day, to: day, keptYears: null, remark: '' }
  const archive = () => at.mediation.dossier.archive({ sendId: sendId(), id, ...cover })
  await expect(archive()).rejects.toMatchObject(refusedWith('mediation.gate-pages'))
  await pagesCounted(at.mediation, sendId, id)
  await bring()
  await expect(archive()).rejects.toMatchObject(refusedWith('mediation.gate-pages'))

  await at.mediation.dossier.sendBack({ sendId: sendId(), id, day, reason: '收条放错了' })
  await takeOut()
  await takeAway()
  await at.mediation.dossier.close({ sendId: sendId(), id, day, reason: '当事人外迁' })
  await pagesCounted(at.mediation, sendId, id)
  expect(await archive()).toEqual({ state: 'archived' })
})

it('what was closed as complete is bound complete; what was closed for a reason is bound as it was', () => {
  const closed = { state: 'closed', beforeClosing: 'performed' } as const
  const late = { aspect: 'follow-up', code: 'not-made', count: 1 } as const
  const codes = (more: Parameters<typeof atHand>[0]) =>
    gatesOf(atHand({ ...closed, ...more }), 'archive').map(({ code }) => code)
  expect(codes({})).toEqual([])
  expect(codes({ findings: [late] })).toEqual(['incomplete-since'])
  expect(codes({ findings: [late], closedForReason: true })).toEqual([])
  const pages = { aspect: 'binding', code: 'pages' } as const
  expect(codes({ findings: [late, pages], closedForReason: true })).toEqual(['pages'])
})

it('only what is closed, bound or joined keeps all that lies in it', () => {
  expect(caseStates.filter((state) => !mayTakeOut(state))).toEqual(['joined', 'closed', 'archived'])
})

it('what is scanned later is one page, also where the field that only paper has was left empty', () => {
  const leaf = { title: '收条', pages: null }
  expect(leafOf({ ...leaf, way: 'scan' })).toEqual({ title: '收条', pages: 1 })
  expect(leafOf({ ...leaf, way: 'scan', pages: 7 }).pages).toBe(1)
  expect(leafOf({ ...leaf, way: 'paper', pages: 7 }).pages).toBe(7)
  // Paper is counted by hand: left empty it is asked for.
  expect(leafOf({ ...leaf, way: 'paper' }).pages).toBe(0)
})
