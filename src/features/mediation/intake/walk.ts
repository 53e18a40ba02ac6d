/** A good call of each procedure on the road from the door to an accepted case, and its screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract'
import type { OpenedCase } from '../cases/contract'
import type { PartyText } from '../parties/contract'

type Mediation = ContractRouterClient<typeof mediationContract>

export const plainly = (narrative: string): OpenedCase => ({
  source: 'oral-application',
  referrer: null,
  courtReferral: null,
  letter: '',
  replyDue: null,
  papersSignedForOn: null,
  acceptedOnlineOn: null,
  kind: '婚姻家庭',
  sourceName: '',
  difficultyName: '',
  difficulty: 'ordinary',
  people: 3,
  moneyFen: 0,
  narrative,
  wants: '',
  visitId: null,
})

export const outsider = (name: string, role: PartyText['role'], side: number): PartyText => ({
  role,
  side,
  kind: 'person',
  name,
  idNumber: '',
  phone: '',
  address: '',
  birth: '1980-01-01',
  capacity: 'full',
  cannotRead: false,
  readToBy: '',
  workplace: '',
  school: '',
  whereabouts: '',
})

const day = '2026-11-20'
const then = Date.parse('2026-11-20T02:00:00Z')

type Walking = Pick<Walker<unknown>, 'say' | 'sendId'>

async function walkPeople(
  { parties }: Mediation,
  { say: { text, name, phone }, sendId }: Walking,
  id: number,
  residentId: number,
): Promise<void> {
  const { id: applicant } = await parties.addResident({
    sendId: sendId(),
    case: id,
    residentId,
    role: 'applicant',
    side: 1,
  })
  const told = { ...outsider(name, 'respondent', 2), phone, whereabouts: text.slice(0, 200) }
  const { id: respondent } = await parties.add({ sendId: sendId(), case: id, text: told })
  await parties.change({ sendId: sendId(), party: respondent, text: { ...told, phone: null } })
  await parties.died({ sendId: sendId(), party: respondent, on: day })
  await parties.died({ sendId: sendId(), party: respondent, on: null })
  const { id: slip } = await parties.add({
    sendId: sendId(),
    case: id,
    text: outsider('误登', 'third-party', 3),
  })
  await parties.remove({ sendId: sendId(), party: slip })
  const letter = {
    name: `${name}的代理人`,
    by: 'letter',
    phone,
    letterOn: day,
    maySign: true,
    isParty: null,
  } as const
  const representative = await parties.saveRepresentative({
    sendId: sendId(),
    party: applicant,
    id: null,
    text: letter,
  })
  await parties.saveRepresentative({
    sendId: sendId(),
    party: applicant,
    id: representative.id,
    text: { ...letter, phone: null, maySign: false },
  })
  await parties.removeRepresentative({ sendId: sendId(), id: representative.id })
  const before = await parties.saveRepresentative({
    sendId: sendId(),
    party: applicant,
    id: null,
    text: letter,
  })
  await parties.endRepresentative({
    sendId: sendId(),
    id: before.id,
    on: day,
    why: text.slice(0, 200),
  })
  await parties.protect({ sendId: sendId(), party: applicant, hidden: true, reason: text.slice(0, 200) })
  const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
  await parties.consent({ sendId: sendId(), party: applicant, words, day })
  await parties.consent({ sendId: sendId(), party: respondent, words, day })
  const { id: guest } = await parties.invite({ sendId: sendId(), case: id, name, as: 'neighbour' })
  await parties.guestAgreed({ sendId: sendId(), guest, party: applicant, day })
  const { id: unwanted } = await parties.invite({ sendId: sendId(), case: id, name, as: 'relative' })
  await parties.uninvite({ sendId: sendId(), guest: unwanted })
  const born = { name, birth: '2016-03-01' }
  const { id: child } = await parties.saveChild({ sendId: sendId(), case: id, id: null, ...born })
  await parties.askChild({
    sendId: sendId(),
    child,
    answer: { on: day, by: name, words: text.slice(0, 2000) },
  })
  await parties.of({ case: id })
  await parties.reveal({
    party: respondent,
    field: 'birth',
    reason: { code: 'verify-identity', note: '' },
  })
}

async function walkScreening(
  { screening }: Mediation,
  { say: { text, name }, sendId }: Walking,
  id: number,
): Promise<void> {
  const first = await screening.screen({
    sendId: sendId(),
    case: id,
    screening: {
      corrects: null,
      reason: '',
      suspicions: [
        {
          continues: null,
          name,
          birth: '1985-05-05',
          capacity: 'full',
          from: 'family',
          forms: ['beating'],
          discoveredAt: then,
        },
      ],
      offence: 'possible',
      bars: [],
      vulnerable: [],
      danger: [],
    },
  })
  await screening.report({
    sendId: sendId(),
    case: id,
    report: {
      suspicion: null,
      source: 'committee',
      discoveredAt: then,
      toldAt: then,
      to: 'police',
      by: name,
      what: text.slice(0, 2000),
      receipt: text.slice(0, 200),
    },
  })
  const { screenings } = await screening.of({ case: id })
  const suspicion = screenings.find((one) => one.id === first.id)?.suspicions[0]?.id ?? 0
  await screening.help({ sendId: sendId(), suspicion, offer: 'protection-order', answer: 'not-wanted' })
  await screening.plea({
    sendId: sendId(),
    case: id,
    plea: { saidAt: then, person: name, words: text.slice(0, 5000), handler: name, addsTo: null },
  })
}

/** The mediator says how they stand to a party, and it is accepted. */
async function walkHands({ hands, parties }: Mediation, { say, sendId }: Walking, id: number): Promise<void> {
  const { stays } = await hands.of({ case: id })
  const mediator = stays[0]?.staff.id ?? 0
  const reason = say.text.slice(0, 200)
  const party = (await parties.of({ case: id })).parties[0]?.id ?? 0
  await hands.declare({ sendId: sendId(), party, mediator, says: 'none', note: reason })
  await hands.accepted({ sendId: sendId(), party, mediator, day })
}

/** A colleague is let in and out again; then the case goes to them and comes back. The head mediator sees to it. */
export async function walkHandingOver(
  { hands }: Mediation,
  { say, sendId }: Walking,
  id: number,
): Promise<void> {
  const { stays, colleagues } = await hands.of({ case: id })
  const from = stays[0]?.staff.id ?? 0
  const to = colleagues.find((one) => one.id !== from)?.id ?? 0
  const reason = say.text.slice(0, 200)
  const { id: stay } = await hands.letIn({ sendId: sendId(), case: id, staff: to, reason })
  await hands.letOut({ sendId: sendId(), stay })
  await hands.handOver({ sendId: sendId(), case: id, from, to, reason })
  await hands.handOver({ sendId: sendId(), case: id, from: to, to: from, reason })
}

/** A case between a resident and somebody from outside, reported, screened and accepted. Returns its id. */
export async function walkIntake(
  mediation: Mediation,
  walking: Walking,
  residentId: number,
): Promise<number> {
  const { say, sendId } = walking
  const { id } = await mediation.cases.open({ sendId: sendId(), opened: plainly(say.text) })
  await mediation.intake.change({
    sendId: sendId(),
    case: id,
    opened: { ...plainly(say.text), people: 4, wants: say.text.slice(0, 5000) },
  })
  await walkPeople(mediation, walking, id, residentId)
  await walkScreening(mediation, walking, id)
  await mediation.intake.met({ case: id })
  await walkHands(mediation, walking, id)
  await mediation.intake.step({ sendId: sendId(), case: id, move: 'accept', day, reason: '' })
  return id
}

export const intakeScreens = {
  '/mediation/new': { at: '/mediation/new', shows: '登记纠纷' },
} as const
