/** The papers of a request: which numbers stand on them, and what is written down when they are printed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const service = () => desk.client.serviceRequests

describe('papers', () => {
  it('carry whole numbers only where the paper needs them, and are written down', async () => {
    const { id } = await service().open({
      sendId: newSendId(),
      residentId: desk.residentId,
      itemId: await desk.item('代购药品'),
      mode: 'delegated',
      agent: null,
      mandate: { powers: '代为购药', until: '2026-12-31' },
      received: [{ material: 0, form: 'copy', count: 1 }],
      note: '',
      then: { kind: 'accept', mandateSigned: true },
    })
    expect((await service().paper({ id, sheet: 'acceptance' })).applicant).toMatchObject({
      idNumber: '420****1529',
      phone: '138****2204',
    })
    const mandate = await service().paperInFull({ id, sheet: 'mandate' })
    expect(mandate.applicant).toMatchObject({ idNumber: '420106194403201529', phone: '13800002204' })
    expect((await service().paper({ id, sheet: 'custody' })).custody).toHaveLength(1)
    expect(await refusalOf(service().paper({ id, sheet: 'suspension' }))).toBe(
      'service-requests.nothing-to-print',
    )
  })

  it('are told of in the course of a request when they are printed, not when they are looked at', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    await service().paper({ id, sheet: 'acceptance' })
    const printed = async () =>
      (await service().get({ id })).events.filter(({ kind }) => kind === 'printed').map(({ sheet }) => sheet)
    expect(await printed()).toEqual([])
    for (const onto of ['paper', 'file'] as const)
      await service().printed({ sendId: newSendId(), id, sheet: 'acceptance', onto })
    expect(await printed()).toEqual(['acceptance', 'acceptance'])
    expect(
      await refusalOf(service().printed({ sendId: newSendId(), id, sheet: 'suspension', onto: 'paper' })),
    ).toBe('service-requests.nothing-to-print')
  })

  it('send the grid worker to the resident’s own door and phone where nothing else was said', async () => {
    const { id } = await openDraft(desk, '社保咨询')
    await move(desk, id, { action: 'accept' })
    await move(desk, id, {
      action: 'dispatch',
      errand: {
        assignee: { kind: 'worker', id: desk.workerId },
        kind: 'fetch-materials',
        address: '',
        matter: '取户口簿',
        materials: '户口簿',
        phone: '',
        due: '2026-11-24',
      },
    })
    const { errand } = await service().paperInFull({ id, sheet: 'errand' })
    expect(errand).toMatchObject({ phone: '13800002204', assigneePhone: '13700001111', matter: '取户口簿' })
    expect(errand?.address).toContain('501')
  })
})
