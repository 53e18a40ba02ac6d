/** A line that somebody typed beside a narrative leads to whoever is hidden as surely as the narrative does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { acceptedCase, satDown, sessionOf, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { ours, paperSource, told } from '#features/mediation/papers/contract/source'
import { sendId } from '../desk-of-mediators'
import { openOn, type DeskInTime } from '../further/desk'

const day = '2026-11-20'
const [home, phone] = ['翰林苑3栋2单元502室', '13872498330']

let at: DeskInTime
let two: TwoSided
beforeEach(async () => {
  at = await openOn('2026-11-23')
  two = await acceptedCase(at.mediation, sendId, plainly('吵架'), day, ['周建国', '何秀兰'])
  await satDown(at.mediation, sendId, two, '谈', day)
})
afterEach(() => at.close())

/** They say where they live, and that nobody may know. */
async function protect(): Promise<void> {
  const text = { ...outsider('何秀兰', 'respondent', 2), address: home, phone }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text })
  await at.mediation.parties.protect({
    sendId: sendId(),
    party: two.respondent,
    hidden: true,
    reason: '家暴',
  })
}

/** A sitting to which somebody came along, and read. */
async function satWith(other: string, readBy: string): Promise<number> {
  const held = sessionOf(two, '谈', day)
  const present = held.present.map((one) => (one.party === two.respondent ? { ...one, readBy } : one))
  const session = { ...held, others: [other], present }
  return (await at.mediation.sessions.hold({ sendId: sendId(), case: two.id, session })).session
}

describe('the address and phone of whoever is hidden', () => {
  it('are on no record of a sitting for the other side, whoever typed them as a name', async () => {
    const session = await satWith(`李芳（何秀兰姐姐，${home}）`, `李芳${phone}`)
    await protect()
    const paper = { id: two.id, paper: 'session', about: session } as const
    const theirs = await at.mediation.papers.get({ ...paper, for: { is: 'party', party: two.applicant } })
    expect(JSON.stringify(theirs)).not.toContain(home)
    expect(JSON.stringify(theirs)).not.toContain(phone)
    expect(theirs.source.session).toMatchObject({
      others: [{ withheld: 'leads-to-protected' }],
      readTo: [{ by: { withheld: 'leads-to-protected' } }],
    })
    const own = await at.mediation.papers.get({ ...paper, for: { is: 'party', party: two.respondent } })
    expect(own.source.session?.others[0]?.text).toContain(home)
  })

  it('have what was printed before named for printing anew, and a line without them stays', async () => {
    const paper = { id: two.id, paper: 'session', for: { is: 'party', party: two.applicant } } as const
    const printed = async (other: string): Promise<number> => {
      const about = await satWith(other, '')
      const made = await at.mediation.papers.printed({ sendId: sendId(), ...paper, about, onto: 'paper' })
      return made.id
    }
    const [leading, bare] = [await printed(`李芳，${home}`), await printed('李芳')]
    const { texts } = await at.mediation.papers.texts({ id: two.id })
    for (const { text, digest } of texts)
      await at.mediation.papers.readThrough({ sendId: sendId(), id: two.id, text, digest, leadsTo: [] })
    await protect()
    const { made } = await at.mediation.papers.list({ id: two.id })
    const reprint = (id: number) => made.find((one) => one.id === id)?.reprint
    expect([reprint(leading), reprint(bare)]).toEqual([true, false])
  })

  it('are not on an agreement as who read it to them', async () => {
    await protect()
    const text = { ...textOf(two, '赔偿'), readTo: [{ party: two.respondent, by: `李芳${phone}` }] }
    const { agreement } = await at.mediation.agreements.propose({ sendId: sendId(), case: two.id, text })
    const paper = { id: two.id, paper: 'agreement', about: agreement, for: { is: 'all-parties' } } as const
    const { source } = await at.mediation.papers.get(paper)
    expect(source.agreement?.readTo[0]?.by).toEqual({ text: '', withheld: 'leads-to-protected' })
  })
})

it('未成年人保护法 103: a child is named outside the file by no order, guest or reader', async () => {
  const child = { id: null, name: '周小明', birth: '2016-11-02' }
  await at.mediation.parties.saveChild({ sendId: sendId(), case: two.id, ...child })
  const { id: order } = await at.mediation.protection.keepOrder({
    sendId: sendId(),
    id: null,
    order: {
      caseId: two.id,
      court: '洪山区人民法院',
      number: '（2026）鄂0111民保令3号',
      madeOn: '2026-11-21',
      endsOn: '2027-05-20',
      measures: ['no-violence'],
      protected: { name: '周小明', residentId: null },
      against: { name: '周建国', residentId: null },
      askedBy: 'committee',
      because: 'lacks-capacity',
      wished: false,
    },
  })
  await at.mediation.protection.see({
    sendId: sendId(),
    order,
    on: '2026-11-22',
    kept: false,
    what: '又打了',
    by: '周小明的奶奶',
  })
  const session = await satWith('周小明', '周小明')
  const made = async (paper: 'protection-record' | 'session', about: number, is: 'outside' | 'all-parties') =>
    JSON.stringify((await at.mediation.papers.get({ id: two.id, paper, about, for: { is } })).source)
  for (const [paper, about] of [
    ['protection-record', order],
    ['session', session],
  ] as const) {
    expect(await made(paper, about, 'outside')).not.toContain('周小明')
    // Between the parties a name is no secret.
    expect(await made(paper, about, 'all-parties')).toContain('周小明')
  }
})

/** Every text of a schema with where it stands, but for what is told and what is of a fixed form. */
function bareTexts(schema: unknown, path: string): readonly string[] {
  if (schema === told || schema === ours) return []
  if (schema instanceof z.ZodNullable) return bareTexts(schema.unwrap(), path)
  if (schema instanceof z.ZodArray) return bareTexts(schema.element, `${path}[]`)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => bareTexts(inner, `${path}.${key}`))
  return schema instanceof z.ZodString ? [path] : []
}

it('nothing on a paper is a text that nobody asked whom it leads to', () => {
  expect(bareTexts(paperSource, 'paper')).toEqual([])
})
