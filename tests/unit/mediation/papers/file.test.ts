/** A case from its papers to the archive, at a real desk: what leads to somebody at risk, closing past what is missing, binding. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pagesCounted } from '#features/mediation/dossier/walk'
import { acceptedCase, satDown, type TwoSided } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { pictureSaying } from '../../../support/pictures'
import { newSendId, openTestDesk, type TestDesk } from '../../../support/desk'

const day = '2026-11-20'
const secret = '她现在住在翰林苑的姐姐家'
const routes = ['arbitration', 'administration', 'court'] as const

let desk: TestDesk
let two: TwoSided
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('head-mediator')
  two = await acceptedCase(desk.client.mediation, newSendId, plainly(secret))
})
afterEach(() => desk.close())

const mediation = () => desk.client.mediation
const intake = () => ({ id: two.id, paper: 'intake-form', about: null, for: { is: 'all-parties' } }) as const

async function refused(): Promise<void> {
  await mediation().endings.end({
    sendId: newSendId(),
    case: two.id,
    move: 'refuse',
    by: two.respondent,
    on: day,
    manner: 'in-person',
    told: [two.applicant, two.respondent].map((party) => ({ party, routes: [...routes] })),
  })
}

const protect = () =>
  mediation().parties.protect({ sendId: newSendId(), party: two.respondent, hidden: true, reason: '家暴' })

describe('somebody who is protected after papers were made', () => {
  it('has them named for printing anew, and their text on none that is made from then on', async () => {
    await mediation().papers.printed({ sendId: newSendId(), ...intake(), onto: 'paper' })
    const toApplicant = { paper: 'rights-notice', about: two.applicant } as const
    const notice = { id: two.id, ...toApplicant, for: { is: 'party', party: two.applicant } } as const
    await mediation().papers.printed({ sendId: newSendId(), ...notice, onto: 'paper' })
    expect((await mediation().papers.get(intake())).source.case.narrative.text).toBe(secret)
    await protect()
    const { made, unread, hidden } = await mediation().papers.list({ id: two.id })
    expect(hidden).toMatchObject([{ id: two.respondent, because: 'at-risk' }])
    expect(unread).toBeGreaterThan(0)
    const again = await mediation().papers.get(intake())
    expect(JSON.stringify(again)).not.toContain(secret)
    expect(again.withheld).toContain('leads-to-protected')
    // What was printed with their whereabouts on it comes back; the other side's own notice does not.
    expect(made.filter(({ reprint }) => reprint).map(({ paper }) => paper)).toContain('intake-form')
  })

  it('is told of again where somebody looked the text through and found that it leads to nobody', async () => {
    await protect()
    const { texts } = await mediation().papers.texts({ id: two.id })
    const narrative = texts.find(({ text }) => text === 'narrative')
    const say = (leadsTo: number[]) =>
      mediation().papers.readThrough({
        sendId: newSendId(),
        id: two.id,
        text: 'narrative',
        digest: narrative?.digest ?? '',
        leadsTo,
      })
    await say([two.respondent])
    expect((await mediation().papers.get(intake())).source.case.narrative).toEqual({
      text: '',
      withheld: 'leads-to-protected',
    })
    await say([])
    expect((await mediation().papers.get(intake())).source.case.narrative.text).toBe(secret)
  })
})

describe('法释〔2022〕17号 6: what somebody put their hand to', () => {
  it('is a leaf of its own among the evidence, under its own name, beside the photos that were taken', async () => {
    const pledge = { case: two.id, party: two.respondent, on: day } as const
    const words = '保证不再动手'
    await mediation().notes.pledge({ sendId: newSendId(), ...pledge, kind: 'pledge', words })
    await mediation().notes.pledge({ sendId: newSendId(), ...pledge, kind: 'repentance', words: '不该动手' })
    const file = pictureSaying('摔坏的门')
    const photo = { kind: 'evidence', party: null, title: '门的照片', day, pages: 1 } as const
    const attached = { sendId: newSendId(), case: two.id, ...photo, file, thumbnail: file }
    const { evidence } = await mediation().evidence.attach(attached)
    const { leaves } = await mediation().dossier.get({ id: two.id })
    const found = leaves.filter(({ kind }) => kind === 'evidence')
    expect(found.map(({ paper, picture }) => paper?.paper ?? picture)).toEqual([
      'pledge',
      'repentance',
      evidence,
    ])
    const about = found[0]?.paper?.about ?? 0
    const asked = { id: two.id, about, for: { is: 'mediator' } } as const
    const { source } = await mediation().papers.get({ ...asked, paper: 'pledge' })
    expect(source.pledge).toMatchObject({ on: day, words: { text: words } })
    // The one is not printed as the other.
    await expect(mediation().papers.get({ ...asked, paper: 'repentance' })).rejects.toMatchObject({
      data: { code: 'mediation.no-such-paper' },
    })
  })
})

describe('a case', () => {
  it('is closed past what is missing by the head mediator alone, for a reason, and never past routes untold', async () => {
    await expect(
      mediation().dossier.close({ sendId: newSendId(), id: two.id, day, reason: '尽快' }),
    ).rejects.toMatchObject({ data: { code: 'mediation.gate-not-from-here' } })
    await mediation().endings.end({
      sendId: newSendId(),
      case: two.id,
      move: 'refuse',
      by: two.respondent,
      on: day,
      manner: 'in-person',
      told: [],
    })
    expect((await mediation().dossier.get({ id: two.id })).closing).toBe('commanded')
    await expect(
      mediation().dossier.close({ sendId: newSendId(), id: two.id, day, reason: '尽快' }),
    ).rejects.toMatchObject({ data: { code: 'mediation.gate-closing' } })
    await mediation().endings.tell({
      sendId: newSendId(),
      case: two.id,
      told: [two.applicant, two.respondent].map((party) => ({ party, routes: [...routes] })),
      on: day,
      manner: 'in-person',
    })
    await expect(
      mediation().dossier.close({ sendId: newSendId(), id: two.id, day, reason: ' ' }),
    ).rejects.toMatchObject({ data: { code: 'mediation.gate-closing' } })
    const { state } = await mediation().dossier.close({
      sendId: newSendId(),
      id: two.id,
      day,
      reason: '当事人外出',
    })
    expect(state).toBe('closed')
  })

  it('that is bound does not change: what comes later is a leaf with the day of its adding', async () => {
    await refused()
    const said = { id: two.id, day, reason: '材料由当事人带走' }
    await mediation().dossier.close({ sendId: newSendId(), ...said })
    const { leaves } = await mediation().dossier.get({ id: two.id })
    expect(leaves.map(({ kind }) => kind)).toEqual([
      'cover',
      'contents',
      'intake-form',
      'statement',
      'statement',
      'back',
    ])
    await pagesCounted(mediation(), newSendId, two.id)
    const cover = { id: two.id, day, title: '甲与乙纠纷', from: day, to: day, keptYears: 10, remark: '' }
    await expect(
      mediation().dossier.archive({ sendId: newSendId(), ...cover, from: '2026-11-21' }),
    ).rejects.toMatchObject({ data: { code: 'mediation.gate-cover' } })
    const { state } = await mediation().dossier.archive({ sendId: newSendId(), ...cover })
    expect(state).toBe('archived')
    const bring = { kind: 'evidence', party: null, day: null, title: '收条', pages: 1 } as const
    await expect(
      mediation().dossier.bring({ sendId: newSendId(), id: two.id, ...bring }),
    ).rejects.toMatchObject({ data: { code: 'mediation.archived' } })
    await mediation().dossier.addLater({ sendId: newSendId(), id: two.id, title: '收条', pages: 1 })
    const after = await mediation().dossier.get({ id: two.id })
    expect(after.leaves.at(-2)).toMatchObject({
      kind: 'later-leaf',
      of: '收条',
      day: expect.any(String) as unknown,
    })
    // The paper itself lies in the file: the packet prints it in its place, and nothing of it goes any more.
    const picture = pictureSaying('裁定书')
    const { id: evidence } = await mediation().dossier.addLater({
      sendId: newSendId(),
      id: two.id,
      title: '法院裁定书',
      pages: 1,
      scan: { file: picture, thumbnail: picture, pages: 1 },
    })
    expect((await mediation().dossier.get({ id: two.id })).leaves.slice(-3)).toMatchObject([
      { kind: 'later-leaf', of: '收条', picture: null },
      { kind: 'later-leaf', of: '法院裁定书', picture: evidence },
      { kind: 'back' },
    ])
    expect((await mediation().evidence.open({ evidence })).content.size).toBe(picture.size)
    await expect(
      mediation().evidence.takeAway({ sendId: newSendId(), evidence, reason: '放错' }),
    ).rejects.toMatchObject({ data: { code: 'mediation.archived' } })
    const { source } = await mediation().papers.get({
      id: two.id,
      paper: 'cover',
      about: null,
      for: { is: 'mediator' },
    })
    expect(source.dossier).toMatchObject({ title: { text: '甲与乙纠纷' }, keptYears: 10, filedOn: day })
    expect(source.case.state).toBe('refused')
  })

  it('has the record of a session among its leaves, and names the pages that nobody initialled', async () => {
    await satDown(mediation(), newSendId, two, '双方同意')
    const { leaves, findings } = await mediation().dossier.get({ id: two.id })
    const session = leaves.find(({ kind }) => kind === 'session')
    expect(session?.day).toBe(day)
    expect(findings).toContainEqual(expect.objectContaining({ code: 'uninitialled', count: 1 }))
    const { source } = await mediation().papers.get({
      id: two.id,
      paper: 'session',
      about: session?.paper?.about ?? 0,
      for: { is: 'all-parties' },
    })
    expect(source.session).toMatchObject({ on: day, place: { text: '家事调解室' }, doors: 'closed' })
    expect(source.session?.statements.map(({ words }) => words.text)).toEqual(['双方同意', '双方同意'])
  })
})
