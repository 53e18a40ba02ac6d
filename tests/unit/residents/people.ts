/** Made-up people for tests; no such person exists. */
import type { Progress } from '#ground/contract/procedure'
import { checkCharacterOf } from '#ground/people/id-numbers'
import { newSendId, type DeskClient } from '../../support/desk'

/** A right ID number for a birth `YYYY-MM-DD`, with an odd sequence for a man and an even one for a woman. */
export function idNumberFor(birth: string, sequence: number, region = '420112'): string {
  const first17 = `${region}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return `${first17}${checkCharacterOf(first17)}`
}

type Register = Parameters<DeskClient['residents']['register']>[0]
export type Person = Register['person']

export const somebody = (changes: Partial<Person> = {}): Person => ({
  name: '王桂珍',
  sex: null,
  idKind: null,
  idNumber: '',
  birth: null,
  registration: null,
  registrationPlace: '',
  address: { estate: '', building: '', unit: '', room: '', grid: '' },
  phones: [],
  contacts: [],
  remark: '',
  ...changes,
})

/** Registers a person without consent or tags and returns their id. */
export async function register(client: DeskClient, changes: Partial<Person> = {}): Promise<number> {
  const { id } = await client.residents.register({
    sendId: newSendId(),
    person: somebody(changes),
    relation: '',
    tags: [],
    consent: null,
  })
  return id
}

/** Runs long work to its end and returns its result. */
export async function finish<Result>(
  // `next` alone: what an iterator's `return` takes is of any type, and would make the result so.
  work: Promise<{ next(): Promise<IteratorResult<Progress, Result>> }>,
): Promise<Result> {
  const iterator = await work
  for (;;) {
    const step = await iterator.next()
    if (step.done === true) return step.value
  }
}
