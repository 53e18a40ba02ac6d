/** A good call of each procedure of joining, and of the committees that sit at a case together. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract'
import { plainly, outsider } from '../intake/walk'

type Mediation = ContractRouterClient<typeof mediationContract>
type Walking = Pick<Walker<unknown>, 'say' | 'sendId'>

const day = '2026-11-20'

async function another(mediation: Mediation, { say, sendId }: Walking): Promise<number> {
  const { id } = await mediation.cases.open({ sendId: sendId(), opened: plainly(say.text) })
  for (const [name, role, side] of [
    [say.name, 'applicant', 1],
    ['并案的另一方', 'respondent', 2],
  ] as const)
    await mediation.parties.add({ sendId: sendId(), case: id, text: outsider(name, role, side) })
  const screening = { corrects: null, reason: '', suspicions: [], offence: 'unlikely', bars: [] } as const
  await mediation.screening.screen({
    sendId: sendId(),
    case: id,
    screening: { ...screening, suspicions: [], bars: [], vulnerable: [], danger: [] },
  })
  await mediation.intake.step({ sendId: sendId(), case: id, move: 'accept', day, reason: '' })
  return id
}

export async function walkJoint(mediation: Mediation, walking: Walking): Promise<void> {
  const { say, sendId } = walking
  const { joint } = mediation
  const into = await another(mediation, walking)
  const id = await another(mediation, walking)
  const committee = {
    name: say.text.slice(0, 60),
    number: '',
    contact: '027-87654321',
    leads: true,
    mediators: [say.name],
  }
  await joint.saveCommittees({
    sendId: sendId(),
    case: into,
    committees: [committee, { ...committee, name: '邻社区调委会', leads: false }],
  })
  await joint.get({ case: into })
  await joint.join({ sendId: sendId(), case: id, into, day, reason: say.text.slice(0, 200) })
}
