/** A desk with two residents and a grid worker, and the few calls that most claims begin with. */
import { expect } from 'vitest'
import { usuallyHandedIn } from '#features/service-requests/materials/rules'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'

/** It is so many days later; nobody was idle, so the desk does not lock. */
export const later = (desk: TestDesk, days: number): void =>
  desk.clock.setDate(desk.clock.now() + days * 86_400_000)

export interface ServingDesk extends TestDesk {
  readonly residentId: number
  readonly otherId: number
  readonly workerId: number
  /** The id of an item by the name it is known by. */
  item(name: string): Promise<number>
}

type Client = TestDesk['client']
export type Step = Parameters<Client['serviceRequests']['move']>[0]['step']

const register = async (client: Client, name: string, idNumber: string, phone: string): Promise<number> => {
  const { id } = await client.residents.register({
    sendId: newSendId(),
    person: {
      name,
      sex: null,
      idKind: idNumber === '' ? null : 'resident-id',
      idNumber,
      birth: null,
      registration: 'local',
      registrationPlace: '',
      address: { estate: '', building: '3', unit: '2', room: '501', grid: '' },
      phones: [{ number: phone, owner: 'self', ownerName: '' }],
      contacts: [],
      remark: '',
    },
    relation: '',
    tags: [],
    consent: null,
  })
  return id
}

export async function openServingDesk(): Promise<ServingDesk> {
  const desk = await openTestDesk()
  const { client } = desk
  const residentId = await register(client, '王桂珍', '420106194403201529', '13800002204')
  const otherId = await register(client, '周浩', '', '13912346621')
  const { id: workerId } = await client.directory.gridWorkers.save({
    sendId: newSendId(),
    name: '李强',
    phone: '13700001111',
    grid: '第5网格',
    active: true,
  })
  return Object.assign(desk, {
    residentId,
    otherId,
    workerId,
    item: async (name: string) => {
      const { items } = await client.serviceRequests.items.list({ withdrawn: true })
      const found = items.find((each) => each.name === name)
      if (found === undefined) throw new Error(`no item ${name}`)
      return found.id
    },
  })
}

export interface Opened {
  readonly id: number
  readonly number: string
}

/** Opens a draft of an item; everything required is handed in when `complete`. */
export async function openDraft(
  desk: ServingDesk,
  itemName: string,
  more: { complete?: boolean; residentId?: number } = {},
): Promise<Opened> {
  const itemId = await desk.item(itemName)
  const { text } = await desk.client.serviceRequests.items.get({ id: itemId })
  return desk.client.serviceRequests.open({
    sendId: newSendId(),
    residentId: more.residentId ?? desk.residentId,
    itemId,
    mode: 'assisted',
    agent: null,
    mandate: null,
    received:
      more.complete === true
        ? text.materials.flatMap(({ required, form, count }, material) =>
            required ? [{ material, form: usuallyHandedIn(form).form, count }] : [],
          )
        : [],
    note: '',
    then: { kind: 'keep' },
  })
}

/** Makes a move as someone who looks at the request first. */
export async function move(desk: ServingDesk, id: number, step: Step): Promise<void> {
  const { seen, doubts } = await desk.client.serviceRequests.get({ id })
  // Most claims are about what comes after: they take in whoever comes, with a reason where one is asked.
  const answered =
    step.action === 'accept' && doubts.length > 0 ? { despite: '情况不同，另案办理', ...step } : step
  await desk.client.serviceRequests.move({ sendId: newSendId(), id, seen, step: answered })
}

/** The code of the refusal a call ends with. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Error)
  return error instanceof Error ? error.message : ''
}
