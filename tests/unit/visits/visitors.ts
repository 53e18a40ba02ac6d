/** People who come to the counter in the tests of visits. */
import { refusal } from '#ground/contract/errors'
import type { Visit } from '#features/visits/contract/index'
import { newSendId, type TestDesk } from '../../support/desk'

/** Someone who says nothing takes a number. */
export async function takeNumber(desk: TestDesk): Promise<Visit> {
  const { visit } = await desk.client.visits.register({
    sendId: newSendId(),
    matter: '',
    then: { kind: 'wait' },
  })
  return visit
}

export async function takeNumbers(desk: TestDesk, count: number): Promise<readonly Visit[]> {
  const visits: Visit[] = []
  while (visits.length < count) visits.push(await takeNumber(desk))
  return visits
}

/** The code of the refusal; a call that is not refused fails the test. */
export async function refusalCode(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const data: unknown = error instanceof Error ? Reflect.get(error, 'data') : undefined
    return refusal.parse(data).code
  }
  throw new Error('this should have been refused')
}
