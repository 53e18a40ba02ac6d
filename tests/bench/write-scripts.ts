/** One walk-in after the other, as writes: what each is called, and what it sends. */
import { checkCharacterOf } from '#ground/people/id-numbers'
import type { BenchClient } from './client'

/** Makes one write on every desk of the bench and returns its answer; `name` says which figure it counts for. */
export type Run = <Answer>(
  name: string,
  write: (client: BenchClient, sendId: string) => Promise<Answer>,
) => Promise<Answer>

/** `look` asks one of the desks; they all have the same answer. */
export async function walkIn(turn: number, run: Run, look: BenchClient, itemId: number): Promise<void> {
  const person = personOf(turn)
  const { id, version } = await run('register a resident', (client, sendId) =>
    client.residents.register({ sendId, person, relation: 'head', tags: [], consent: null }),
  )
  await run('correct a resident', (client, sendId) =>
    client.residents.edit({ sendId, id, version, person: { ...person, remark: '听力不好' } }),
  )
  const residentId = 1000 + turn * 41
  const { visit } = await run('register a visit', (client, sendId) =>
    client.visits.register({
      sendId,
      residentId,
      matter: '居民医保缴费',
      category: 'social-security',
      then: { kind: 'wait' },
    }),
  )
  await run('call a visitor', (client, sendId) => client.visits.move({ sendId, id: visit.id, move: 'call' }))
  await run('answer a visit', (client, sendId) =>
    client.visits.answer({ sendId, id: visit.id, answer: '用手机缴清' }),
  )
  const opened = await run('accept a request', (client, sendId) =>
    client.serviceRequests.open({
      sendId,
      residentId,
      itemId,
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: [{ material: 0, form: 'copy', count: 1 }],
      note: '',
      then: { kind: 'accept', withoutMaterials: '三日内补交' },
    }),
  )
  await run('move a request', (client, sendId) =>
    client.serviceRequests.move({ sendId, id: opened.id, seen: opened.seen, step: { action: 'start' } }),
  )
  const { materials } = await look.serviceRequests.get({ id: opened.id })
  const materialId = materials[0]?.id ?? 0
  await run('note papers in custody', (client, sendId) =>
    client.serviceRequests.recordCustody({
      sendId,
      id: opened.id,
      movement: 'received',
      holder: null,
      note: '',
      entries: [{ materialId, form: 'original', count: 1 }],
    }),
  )
}

/** Someone whose number nobody has: districts ending in 98 have not been given out, and the made-up people have 99. */
function personOf(turn: number) {
  const first17 = `42019819700101${String(turn).padStart(3, '0')}`
  return {
    name: ['王桂珍', '单雄信', '李伟', '曾子涵'][turn % 4] ?? '李伟',
    sex: null,
    idKind: 'resident-id' as const,
    idNumber: first17 + checkCharacterOf(first17),
    birth: null,
    registration: 'local' as const,
    registrationPlace: '',
    address: { estate: '', building: '3', unit: '2', room: String(501 + turn), grid: 'grid-1' },
    phones: [{ number: `168${String(turn).padStart(8, '0')}`, owner: 'self' as const, ownerName: '' }],
    contacts: [],
    remark: '',
  }
}
