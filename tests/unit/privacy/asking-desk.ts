/** A desk at whose counter people ask for their rights, and the hand that answers them. */
import { afterEach, beforeEach } from 'vitest'
import { newSendId } from '../../support/desk'
import { openServingDesk, type ServingDesk } from '../service-requests/desk'
import { canaries } from './canary'

type Requests = ServingDesk['client']['privacy']['requests']
type Received = Parameters<Requests['receive']>[0]
type Step = Parameters<Requests['step']>[0]['step']

/** Opens a desk before each test and closes it afterwards; what it returns works on the desk of the test that runs. */
export function askingDesk() {
  let desk: ServingDesk
  beforeEach(async () => {
    desk = await openServingDesk()
  })
  afterEach(() => {
    desk.close()
  })

  const receive = (residentId: number, kind: Received['kind'], more: Partial<Received> = {}) =>
    desk.client.privacy.requests.receive({
      sendId: newSendId(),
      residentId,
      kind,
      by: 'self',
      byName: '',
      words: '',
      received: '2026-11-23',
      ...more,
    })
  const step = (id: number, taken: Step) =>
    desk.client.privacy.requests.step({ sendId: newSendId(), id, step: taken })
  const get = (id: number) => desk.client.privacy.requests.get({ id })
  const store = () => desk.desk.session.requireOpen().store

  return {
    get desk() {
      return desk
    },
    receive,
    step,
    get,
    store,
    begun: async (residentId: number, kind: Received['kind']): Promise<number> => {
      const { id } = await receive(residentId, kind)
      await step(id, { step: 'begin' })
      return id
    },
    erase: async (id: number, kept?: number) =>
      desk.client.privacy.requests.erase({
        sendId: newSendId(),
        id,
        kept: kept ?? (await get(id)).plan?.kept ?? 0,
      }),
    /** How many months every duty to keep something lasts. */
    periods: async (months: number) => {
      const { settings } = await desk.client.privacy.settings({})
      const duties = Object.fromEntries(Object.keys(settings.duties).map((kind) => [kind, months]))
      await desk.client.privacy.saveSettings({ sendId: newSendId(), settings: { ...settings, duties } })
    },
    auditOf: (procedure: string) =>
      store()
        .statement('SELECT outcome, subject FROM audit WHERE procedure = ? ORDER BY sequence')
        .all(procedure),
    /** Which words of the canary stand in the file. */
    bytesFound: () => {
      const bytes = store().sqlite.serialize()
      return canaries.filter((word) => bytes.includes(Buffer.from(word)))
    },
  }
}
