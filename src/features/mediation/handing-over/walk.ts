/** A good call of each procedure of handing a case over to another body, and of taking a step back that was a slip. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import { acceptedCase } from '../agreement/walk'
import type { mediationContract } from '../contract'
import { plainly } from '../intake/walk'

type Mediation = ContractRouterClient<typeof mediationContract>
type Walking = Pick<Walker<unknown>, 'say' | 'sendId'>

const day = '2026-11-20'

/** First by a slip, which is taken back. */
export async function walkHandedOver(mediation: Mediation, { say, sendId }: Walking): Promise<void> {
  const { text, name } = say
  const { handingOver, cases } = mediation
  const { id, applicant, respondent } = await acceptedCase(mediation, sendId, plainly(text))
  const sent = {
    body: 'police',
    name: name.slice(0, 60),
    on: day,
    why: text.slice(0, 1000),
    papers: [text.slice(0, 60)],
  } as const
  const send = () =>
    handingOver.send({
      sendId: sendId(),
      case: id,
      sent: { ...sent, papers: [...sent.papers] },
      receipt: '',
      told: [],
    })
  await send()
  await cases.takeBack({ sendId: sendId(), id })
  await send()
  await handingOver.note({
    sendId: sendId(),
    case: id,
    on: day,
    receipt: name.slice(0, 60),
    told: [applicant, respondent],
  })
  await handingOver.get({ case: id })
}
