/**
 * Three people in the register with numbers wherever a number may stand, the third of them protected: what every feature
 * plants about them, and what the log has to say before anyone sees it in full.
 */
import { checkCharacterOf } from '#ground/people/id-numbers'
import type { Planted } from '#desk/walk'
import { newSendId, type TestDesk } from './desk'
import { walkedFeatures } from './feature-walks'
import { newcomer, walkerAt } from './walker'

export type PlantedValue = Required<Planted>

const idNumberOf = (at: number): string => {
  const first17 = `420112194${at}0${at + 2}2${at}31${at}`
  return `${first17}${checkCharacterOf(first17)}`
}

const person = (at: number) => ({
  ...newcomer(`王桂珍${at}`),
  idKind: 'resident-id' as const,
  idNumber: idNumberOf(at),
  phones: [{ number: `1381754263${at}`, owner: 'self' as const, ownerName: '' }],
  contacts: [{ name: '李明', relation: '儿子', phone: `1397153862${at}` }],
  remark: `女儿电话1361395284${at}`,
  address: { estate: '', building: `7${at}`, unit: '7', room: `77Z${at}Q`, grid: 'grid-5' },
})

/** Plants at a desk where the manager is signed in; people have the ids 1, 2 and 3. */
export async function plantThree(desk: TestDesk): Promise<readonly PlantedValue[]> {
  const found: PlantedValue[] = []
  for (const at of [1, 2, 3]) {
    const isProtected = at === 3
    const { id: residentId } = await desk.client.residents.register({
      sendId: newSendId(),
      person: person(at),
      relation: '',
      tags: [],
      consent: null,
    })
    const subject = `resident:${residentId}`
    if (isProtected) {
      const since = { basis: 'protection-order', since: '2026-11-01', until: null } as const
      await desk.client.residents.protect({ sendId: newSendId(), id: residentId, version: 1, ...since })
    }
    found.push(...ofPerson(at, isProtected).map((planted) => ({ subject, ...planted })))
    for (const { walk } of walkedFeatures) {
      const planted = (await walk.plant?.(walkerAt(desk), { residentId, at, isProtected })) ?? []
      found.push(...planted.map((each) => ({ subject, ...each })))
    }
  }
  return found
}

/** What the register itself keeps of one of them. */
const ofPerson = (at: number, isProtected: boolean): readonly Planted[] => [
  { value: idNumberOf(at), kinds: ['id-number'] },
  { value: `194${at}-0${at + 2}-2${at}`, kinds: ['birth'] },
  { value: `1381754263${at}`, kinds: [isProtected ? 'protected-phone' : 'phone'] },
  { value: `1397153862${at}`, kinds: ['contact-phone'] },
  { value: `1361395284${at}`, kinds: ['typed-number'] },
  { value: `77Z${at}Q`, kinds: [isProtected ? 'protected-address' : 'address'] },
]
