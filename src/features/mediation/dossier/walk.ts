/** A good call of each procedure of papers and dossier, for the tests that walk every feature. */
import type { Sayings, Walker } from '#desk/walk'
import type { ContractRouterClient } from '@orpc/contract'
import { acceptedCase } from '../agreement/walk'
import type { mediationContract } from '../contract'
import { plainly } from '../intake/walk'

type Client = ContractRouterClient<{ mediation: typeof mediationContract }>

interface WalkedCase {
  readonly id: number
  readonly say: Pick<Sayings, 'text'>
  readonly today: string
}

/** As a mediator, over a case of their own. */
export async function walkPapers(
  { client: { mediation }, sendId }: Pick<Walker<Client>, 'client' | 'sendId'>,
  { id, say: { text }, today }: WalkedCase,
): Promise<void> {
  const about = await mediation.papers.account({ sendId: sendId(), id, on: today, said: text })
  const paper = { paper: 'statement', about: about.id, for: { is: 'mediator' } } as const
  await mediation.papers.list({ id })
  await mediation.papers.get({ id, ...paper })
  await mediation.papers.printed({ sendId: sendId(), id, ...paper, onto: 'paper' })
  const { texts } = await mediation.papers.texts({ id })
  for (const { text: name, digest } of texts)
    await mediation.papers.readThrough({ sendId: sendId(), id, text: name, digest, leadsTo: [] })
  const brought = await mediation.dossier.bring({
    sendId: sendId(),
    id,
    kind: 'evidence',
    party: null,
    day: null,
    title: text.slice(0, 80),
    pages: 2,
  })
  await pagesCounted(mediation, sendId, id)
  await mediation.dossier.takeOut({ sendId: sendId(), id, leaf: brought.id })
}

/** As the page of the whole file does it when it is opened: each leaf with the pages that it came to. */
export async function pagesCounted(
  { dossier }: Client['mediation'],
  sendId: () => string,
  id: number,
): Promise<void> {
  const { leaves } = await dossier.get({ id })
  const counts = leaves.map(({ key }) => ({ leaf: key, pages: 1 }))
  await dossier.counted({ sendId: sendId(), id, counts })
}

const day = '2026-11-20'
const routes = ['arbitration', 'administration', 'court'] as const

/** As the head mediator: a case that was refused is closed, sent back, closed again, bound, and added to. */
export async function walkClosing(
  { client: { mediation }, sendId }: Pick<Walker<Client>, 'client' | 'sendId'>,
  { text }: Pick<Sayings, 'text'>,
): Promise<void> {
  const { id, applicant, respondent } = await acceptedCase(mediation, sendId, plainly(text))
  await mediation.endings.end({
    sendId: sendId(),
    case: id,
    move: 'refuse',
    by: respondent,
    on: day,
    manner: 'in-person',
    told: [applicant, respondent].map((party) => ({ party, routes: [...routes] })),
  })
  const said = { id, day, reason: text.slice(0, 500) }
  await mediation.dossier.close({ sendId: sendId(), ...said })
  await mediation.dossier.sendBack({ sendId: sendId(), ...said })
  await mediation.dossier.close({ sendId: sendId(), ...said })
  await pagesCounted(mediation, sendId, id)
  await mediation.dossier.archive({
    sendId: sendId(),
    id,
    day,
    title: text.slice(0, 80),
    from: day,
    to: day,
    keptYears: null,
    remark: text.slice(0, 500),
  })
  await mediation.dossier.addLater({ sendId: sendId(), id, title: text.slice(0, 80), pages: 1 })
}
