/** A move that was a slip, on a real desk: the request stands as before, and the slip stays to be read. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { later, move, openDraft, openServingDesk, refusalOf, type ServingDesk, type Step } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const read = (id: number) => desk.client.serviceRequests.get({ id })
const takeBack = async (id: number) => {
  const { seen } = await read(id)
  return desk.client.serviceRequests.takeBack({ sendId: newSendId(), id, seen })
}

/** What taking back has to give again. */
async function standing(id: number) {
  const { row, clock, actions, errands, materials, mandate } = await read(id)
  return {
    state: row.state,
    due: row.due,
    ended: row.endedDay,
    errandWith: row.errandWith,
    clock,
    actions,
    mandate,
    told: materials.map(({ toldDay }) => toldDay),
    errands: errands.filter(({ outcome }) => outcome !== 'called-off'),
  }
}

const errand: Step = {
  action: 'dispatch',
  errand: {
    assignee: { kind: 'worker', id: 1 },
    kind: 'submit-materials',
    address: '',
    matter: '送窗口',
    materials: '',
    phone: '',
    due: null,
  },
}
const suspend: Step = { action: 'suspend', reason: '系统停机' }
const correction: Step = { action: 'request-correction', materialIds: [], remark: '证明未盖章' }

/** The moves before, and the slip. */
const slips: readonly (readonly [string, readonly Step[], Step])[] = [
  ['an acceptance', [], { action: 'accept' }],
  ['a start', [{ action: 'accept' }], { action: 'start' }],
  ['a suspension', [{ action: 'accept' }], suspend],
  ['a resumption', [{ action: 'accept' }, suspend], { action: 'resume', remark: '' }],
  ['a correction', [{ action: 'accept' }], correction],
  ['a correction of a draft', [], correction],
  ['a submission', [{ action: 'accept' }], { action: 'submit', to: '街道' }],
  ['an errand', [{ action: 'accept' }], errand],
  [
    'the return of an errand',
    [{ action: 'accept' }, errand],
    { action: 'return-errand', outcome: 'done', result: '好' },
  ],
  ['a termination', [{ action: 'accept' }], { action: 'terminate', reason: '重复' }],
  [
    'a termination with an errand out',
    [{ action: 'accept' }, errand],
    { action: 'terminate', reason: '重复' },
  ],
  ['a termination while stopped', [{ action: 'accept' }, suspend], { action: 'terminate', reason: '重复' }],
  ['a refusal', [], { action: 'refuse', reason: '不属本中心' }],
]

describe('a slip', () => {
  it.each(slips)('%s is taken back, and the request stands as before', async (_, moves, slip) => {
    const { id } = await openDraft(desk, '灵活就业人员社会保险补贴申请', { complete: true })
    for (const each of moves) {
      desk.clock.setDate(desk.clock.now() + 60_000)
      await move(desk, id, withWorker(each))
    }
    // Originals are here, which an end asks about.
    const before = await standing(id)
    desk.clock.setDate(desk.clock.now() + 60_000)
    await move(desk, id, withWorker(slip))
    expect(await standing(id)).not.toEqual(before)
    expect((await read(id)).takeable).toBe(slip.action)
    await takeBack(id)
    expect(await standing(id)).toEqual(before)

    const { events, takeable } = await read(id)
    expect(events[0]).toMatchObject({ kind: 'taken-back', takesBack: slip.action, clock: null })
    expect(events[1]).toMatchObject({ kind: slip.action, takenBack: true, clock: null })
    // The taking back is itself not taken back: the move is made anew.
    expect(takeable).toBeNull()
    expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-final-move')
  })

  it('gives back the errand that it ended, of several that came back at one instant', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    await move(desk, id, withWorker(errand))
    await move(desk, id, { action: 'return-errand', outcome: 'not-done', result: '没人' })
    await move(desk, id, withWorker(errand))
    await move(desk, id, { action: 'return-errand', outcome: 'done', result: '好' })
    await takeBack(id)
    expect((await read(id)).errands.map(({ outcome }) => outcome)).toEqual([null, 'not-done'])
    await move(desk, id, { action: 'return-errand', outcome: 'done', result: '好' })
    await move(desk, id, suspend)
    // This one ended no errand.
    await takeBack(id)
    expect((await read(id)).errands.map(({ outcome }) => outcome)).toEqual(['done', 'not-done'])
  })

  it('costs no working day: the clock ran on as if it had not been made', async () => {
    const { id } = await openDraft(desk, '灵活就业人员社会保险补贴申请', { complete: true })
    await move(desk, id, { action: 'accept' })
    await move(desk, id, suspend)
    await takeBack(id)
    later(desk, 7)
    expect((await read(id)).clock).toMatchObject({ phase: 'running', used: 5 })
  })

  it('counts in no figure of the month', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    const figures = () => desk.client.serviceRequests.figures.of({ period: '2026-11' })
    const before = await figures()
    for (const slip of [suspend, correction, { action: 'terminate', reason: '重复' } as const]) {
      await move(desk, id, slip)
      await takeBack(id)
    }
    expect(await figures()).toEqual(before)
  })

  it('has no paper: what was to be printed of it is no longer there', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    await move(desk, id, suspend)
    await takeBack(id)
    const paper = desk.client.serviceRequests.paper({ id, sheet: 'suspension' })
    expect(await refusalOf(paper)).toBe('service-requests.nothing-to-print')
  })
})

describe('the paper of an errand', () => {
  it('tells of the errand before, once the dispatch after it was a slip', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    const to = (matter: string, phone: string): Step =>
      withWorker({
        action: 'dispatch',
        errand: {
          assignee: { kind: 'worker', id: desk.workerId },
          kind: 'submit-materials',
          due: null,
          materials: '',
          address: `${matter}的门口`,
          matter,
          phone,
        },
      })
    const onPaper = async () => {
      const { errand: printed } = await desk.client.serviceRequests.paperInFull({ id, sheet: 'errand' })
      return printed === null ? null : { matter: printed.matter, phone: printed.phone }
    }
    await move(desk, id, to('送窗口', '13711112222'))
    const first = await onPaper()
    expect(first).toEqual({ matter: '送窗口', phone: '13711112222' })
    await move(desk, id, { action: 'return-errand', outcome: 'done', result: '好' })
    await move(desk, id, to('送错的一家', '13733334444'))
    expect(await onPaper()).toEqual({ matter: '送错的一家', phone: '13733334444' })
    await takeBack(id)
    expect(await onPaper()).toEqual(first)
    await move(desk, id, to('送另一家', '13755556666'))
    expect(await onPaper()).toEqual({ matter: '送另一家', phone: '13755556666' })
  })
})

describe('a move stays', () => {
  it('when something followed it, ten minutes passed, or a colleague made it', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    const { seen } = await read(id)
    await desk.client.serviceRequests.addNote({ sendId: newSendId(), id, text: '已电话告知' })
    const stale = desk.client.serviceRequests.takeBack({ sendId: newSendId(), id, seen })
    expect(await refusalOf(stale)).toBe('service-requests.changed-meanwhile')

    await move(desk, id, { action: 'start' })
    await desk.signIn('front-desk')
    expect((await read(id)).takeable).toBeNull()
    expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-not-ones-own')
    await desk.signIn('manager')
    desk.clock.setDate(desk.clock.now() + 11 * 60_000)
    expect((await read(id)).takeable).toBeNull()
    expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-too-late')
  })

  it('when papers went back to the resident after it', async () => {
    const { id } = await openDraft(desk, '灵活就业人员社会保险补贴申请', { complete: true })
    await move(desk, id, { action: 'accept' })
    desk.clock.setDate(desk.clock.now() + 1_000)
    const { materials } = await read(id)
    await desk.client.serviceRequests.recordCustody({
      sendId: newSendId(),
      id,
      movement: 'returned',
      holder: null,
      note: '',
      entries: materials
        .filter(({ original }) => original.atCentre > 0)
        .map(({ id: materialId, original }) => ({ materialId, form: 'original', count: original.atCentre })),
    })
    expect((await read(id)).takeable).toBeNull()
    expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-papers-moved')
  })

  it('when papers changed hands after it, wherever the clock stood then', async () => {
    const { id } = await openDraft(desk, '灵活就业人员社会保险补贴申请', { complete: true })
    const { materials } = await read(id)
    const handBack = () =>
      desk.client.serviceRequests.recordCustody({
        sendId: newSendId(),
        id,
        movement: 'returned',
        holder: null,
        note: '',
        entries: materials
          .filter(({ original }) => original.atCentre > 0)
          .slice(0, 1)
          .map(({ id: materialId }) => ({ materialId, form: 'original', count: 1 })),
      })
    await move(desk, id, { action: 'accept' })
    const moved = desk.clock.now()
    desk.clock.setDate(moved - 3_600_000)
    expect((await read(id)).takeable).toBeNull()
    expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-clock-set-back')
    await handBack()
    desk.clock.setDate(moved + 60_000)
    expect((await read(id)).takeable).toBeNull()
    expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-papers-moved')
  })

  it('when the duty that the request was for was started anew', async () => {
    const { renewals } = desk.client.serviceRequests
    const itemId = await desk.item('养老待遇领取资格认证')
    const { id: duty } = await renewals.enrol({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId,
      due: '2026-11-30',
    })
    const start = () => renewals.start({ sendId: newSendId(), id: duty })
    const { id } = await start()
    await move(desk, id, { action: 'terminate', reason: '重复' })
    expect((await read(id)).takeable).toBe('terminate')
    const { id: anew } = await start()
    expect(anew).not.toBe(id)
    expect((await read(id)).takeable).toBeNull()
    expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-started-anew')
    await move(desk, anew, { action: 'terminate', reason: '开错了' })
    await takeBack(id)
    expect((await read(id)).row.state).toBe('draft')
  })

  it('when it is a completion, a delivery or a rating', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    for (const step of [
      { action: 'complete', result: '已答复' },
      { action: 'deliver', recipient: '本人', manner: 'at-desk' },
      { action: 'follow-up', rating: 'satisfied', channel: 'phone', reason: '' },
    ] as const) {
      await move(desk, id, step)
      expect((await read(id)).takeable).toBeNull()
      expect(await refusalOf(takeBack(id))).toBe('service-requests.take-back-final-move')
    }
  })
})

/** The desk's own grid worker; and why originals stay where an end asks for it. */
function withWorker(step: Step): Step {
  if (step.action === 'dispatch')
    return { ...step, errand: { ...step.errand, assignee: { kind: 'worker', id: desk.workerId } } }
  return step.action === 'terminate' || step.action === 'refuse'
    ? { ...step, originalsReason: '本人改日来取' }
    : step
}
