/** Papers and dossier at a real desk: what stands on a paper for whom, what was made, and what waits to be looked through. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledForm } from '#features/templates/form'
import { newSendId, openTestDesk, type TestDesk } from '../../../support/desk'

let desk: TestDesk
let id: number
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('mediator')
  ;({ id } = await desk.client.mediation.cases.open({
    sendId: newSendId(),
    opened: {
      source: 'oral-application',
      referrer: null,
      courtReferral: null,
      letter: '',
      replyDue: null,
      papersSignedForOn: null,
      acceptedOnlineOn: null,
      kind: '邻里',
      difficulty: 'ordinary',
      people: 2,
      moneyFen: 380_000,
      narrative: '楼上漏水',
      visitId: null,
    },
  }))
})
afterEach(() => desk.close())

const intake = { paper: 'intake-form', about: null, for: { is: 'all-parties' } } as const

describe('a paper', () => {
  it('is offered for what there is, and says what is on record', async () => {
    const { offers, hidden, unread } = await desk.client.mediation.papers.list({ id })
    expect(offers.map(({ paper }) => paper)).toEqual(['application', 'intake-form'])
    expect({ hidden, unread }).toEqual({ hidden: [], unread: 0 })
    const { source, withheld } = await desk.client.mediation.papers.get({ id, ...intake })
    expect(source.case).toMatchObject({ kind: '邻里', moneyFen: 380_000, number: '' })
    expect(source.case.narrative).toEqual({ text: '楼上漏水', withheld: null })
    expect(withheld).toEqual([])
  })

  it('that tells of what the case has not is not there, like one of another case', async () => {
    for (const asked of [
      { paper: 'session', about: 1, for: { is: 'all-parties' } },
      { paper: 'rights-notice', about: 1, for: { is: 'party', party: 1 } },
      { paper: 'intake-form', about: null, for: { is: 'party', party: 99 } },
      { paper: 'intake-form', about: 3, for: { is: 'mediator' } },
    ] as const) {
      await expect(desk.client.mediation.papers.get({ id, ...asked })).rejects.toMatchObject({
        data: { code: 'mediation.no-such-paper' },
      })
    }
    await expect(desk.client.mediation.papers.get({ id: id + 1, ...intake })).rejects.toMatchObject({
      data: { code: 'mediation.not-found' },
    })
  })

  it('that was printed is kept with what stood on it, and its form comes with the program', async () => {
    await desk.client.mediation.papers.printed({ sendId: newSendId(), id, ...intake, onto: 'paper' })
    const { made } = await desk.client.mediation.papers.list({ id })
    expect(made).toMatchObject([{ paper: 'intake-form', for: { is: 'all-parties' }, reprint: false }])
    const { shipped, templates } = await desk.client.templates.list({})
    expect(templates).toEqual([])
    expect(shipped).toContain('mediation.agreement')
    const { content } = await desk.client.templates.filled({
      paper: 'mediation.agreement',
      fillings: { 调解员: '金花' },
    })
    expect(filledForm(new Uint8Array(await content.arrayBuffer()), {}).length).toBeGreaterThan(1000)
  })

  it('of a text that was changed meanwhile is not looked through by what it said before', async () => {
    const { texts } = await desk.client.mediation.papers.texts({ id })
    const [narrative] = texts
    expect(narrative).toMatchObject({ text: 'narrative', said: '楼上漏水', leadsTo: null })
    const say = (digest: string) =>
      desk.client.mediation.papers.readThrough({
        sendId: newSendId(),
        id,
        text: 'narrative',
        digest,
        leadsTo: [],
      })
    await expect(say('0'.repeat(64))).rejects.toMatchObject({ data: { code: 'mediation.text-changed' } })
    await say(narrative?.digest ?? '')
    expect((await desk.client.mediation.papers.texts({ id })).texts).toMatchObject([{ leadsTo: [] }])
  })
})

describe('a dossier', () => {
  it('names what it lacks, by the aspects of a review, and takes in what is brought', async () => {
    const before = await desk.client.mediation.dossier.get({ id })
    expect(before.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ aspect: 'acceptance', code: 'no-number' }),
        expect.objectContaining({ aspect: 'law', code: 'hold', what: 'not-screened' }),
        expect.objectContaining({ code: 'leaf', what: 'session' }),
        expect.objectContaining({ aspect: 'binding', code: 'pages' }),
      ]),
    )
    const brought = await desk.client.mediation.dossier.bring({
      sendId: newSendId(),
      id,
      kind: 'application',
      party: null,
      day: null,
      title: '手写申请书',
      pages: 2,
    })
    const after = await desk.client.mediation.dossier.get({ id })
    expect(after.leaves).toMatchObject([{ of: '手写申请书', pages: 2, day: null, brought: brought.id }])
    // An undated paper is named, and nobody puts a day on it.
    expect(after.findings).toContainEqual(expect.objectContaining({ code: 'undated', what: 'application' }))
    expect(after.findings.map(({ what }) => what)).not.toContain('application intake-form')
    await desk.client.mediation.dossier.takeOut({ sendId: newSendId(), id, leaf: brought.id })
    expect((await desk.client.mediation.dossier.get({ id })).leaves).toEqual([])
  })

  it('is numbered only as it lies there now', async () => {
    const { leaves } = await desk.client.mediation.dossier.get({ id })
    const counts = leaves.map(({ key }) => ({ leaf: key, pages: 1 }))
    await desk.client.mediation.dossier.counted({ sendId: newSendId(), id, counts })
    expect((await desk.client.mediation.dossier.get({ id })).pages).toBe(0)
    await expect(
      desk.client.mediation.dossier.counted({
        sendId: newSendId(),
        id,
        counts: [{ leaf: 'paper:cover', pages: 1 }],
      }),
    ).rejects.toMatchObject({ data: { code: 'mediation.leaves-changed' } })
  })

  it('of a mediator is not there for one who has no part in it', async () => {
    const { id: other } = await desk.client.mediation.cases.open({
      sendId: newSendId(),
      opened: {
        source: 'own-motion',
        referrer: null,
        courtReferral: null,
        letter: '',
        replyDue: null,
        papersSignedForOn: null,
        acceptedOnlineOn: null,
        kind: '邻里',
        difficulty: 'simple',
        people: 2,
        moneyFen: 0,
        narrative: '噪声',
        visitId: null,
      },
    })
    await desk.signIn('manager')
    for (const call of [
      desk.client.mediation.papers.list({ id: other }),
      desk.client.mediation.dossier.get({ id: other }),
    ])
      await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
