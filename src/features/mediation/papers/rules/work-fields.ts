/** What papers say of the work: inquiries, sittings, agreements, ends, follow-ups, pleas, orders, answers. */
import { copiesNeeded } from '../../rules/agreement/copies'
import type { PaperSource } from '../contract/source'
import { countText, dayText, namesOf, shown, type Saying } from './saying'

type FieldText<Source = PaperSource> = (source: Source, say: Saying) => string

/** Of a plea, whether it belongs to a case or not. */
export const pleaFields = {
  saidAt: ({ plea }, say) => (plea === null ? '' : say.time(plea.saidAt)),
  writtenAt: ({ plea }, say) => (plea === null ? '' : say.time(plea.writtenAt)),
  pleader: ({ plea }, say) => shown(plea?.person, say),
  spoken: ({ plea }, say) => shown(plea?.words, say),
  handler: ({ plea }) => plea?.handler ?? '',
} as const satisfies Readonly<Record<string, FieldText<Pick<PaperSource, 'plea'>>>>

/** Of a protection order, likewise. */
export const orderFields = {
  orderCourt: ({ order }, say) => shown(order?.court, say),
  orderNumber: ({ order }, say) => shown(order?.number, say),
  orderMadeOn: ({ order }, say) => dayText(order?.madeOn, say),
  orderEndsOn: ({ order }, say) => dayText(order?.endsOn, say),
  protects: ({ order }, say) => shown(order?.protects, say),
  against: ({ order }, say) => shown(order?.against, say),
  measures: ({ order }, say) =>
    (order?.measures ?? []).map((measure) => say.word('measures', measure)).join(say.apart),
} as const satisfies Readonly<Record<string, FieldText<Pick<PaperSource, 'order'>>>>

export const workFields = {
  investigatedOn: ({ investigation }, say) => dayText(investigation?.on, say),
  investigatedAt: ({ investigation }, say) => shown(investigation?.place, say),
  asked: ({ investigation }, say) => shown(investigation?.asked, say),
  askedBy: ({ investigation }) => investigation?.by ?? '',
  found: ({ investigation }, say) => shown(investigation?.content, say),
  sessionOn: ({ session }, say) =>
    [dayText(session?.on, say), session?.clock ?? ''].filter((said) => said !== '').join(' '),
  place: ({ session }, say) => shown(session?.place, say),
  present: ({ session }, say) => namesOf(session?.present ?? [], say),
  others: ({ session }, say) => namesOf(session?.others ?? [], say),
  doors: ({ session }, say) =>
    session === null || session.doors === null ? '' : say.word('doors', session.doors),
  rightsTold: ({ session }, say) => (session?.rightsTold === true ? say.word('kept', 'told') : ''),
  result: ({ session }, say) => shown(session?.result, say),
  readAloud: ({ session, agreement }, say) =>
    (session?.readTo ?? agreement?.readTo ?? [])
      .filter(({ by }) => shown(by, say) !== '')
      .map(({ who, by }) => `${shown(by, say)} → ${shown(who, say)}`)
      .join(say.between),
  ending: ({ ending }, say) => (ending === null ? '' : say.word('moves', ending.move)),
  endedBy: ({ ending }, say) => shown(ending?.by, say),
  endedOn: ({ ending }, say) => dayText(ending?.on, say),
  endedHow: ({ ending }, say) =>
    ending === null || ending.manner === null ? '' : say.word('manners', ending.manner),
  routes: ({ ending }, say) =>
    (ending?.routes ?? []).map((route) => say.word('routes', route)).join(say.between),
  followedOn: ({ followUp }, say) => dayText(followUp?.on, say),
  followed: ({ followUp }, say) => shown(followUp?.party, say),
  performed: ({ followUp }, say) => (followUp === null ? '' : say.word('performed', followUp.performed)),
  content: ({ followUp }, say) =>
    followUp === null || followUp.content === null ? '' : say.word('content', followUp.content),
  riskLeft: ({ followUp }, say) => (followUp === null ? '' : say.word('risks', followUp.risk)),
  followedSaid: ({ followUp }, say) => shown(followUp?.said, say),
  followedBy: ({ followUp }) => followUp?.by ?? '',
  ...pleaFields,
  pledger: ({ pledge }, say) => shown(pledge?.by, say),
  pledgedOn: ({ pledge }, say) => dayText(pledge?.on, say),
  pledged: ({ pledge }, say) => shown(pledge?.words, say),
  statementOn: ({ statement }, say) => dayText(statement?.on, say),
  statement: ({ statement }, say) => shown(statement?.text, say),
  statedBy: ({ statement }) => statement?.by ?? '',
  ...orderFields,
  repliedOn: ({ reply }, say) => dayText(reply?.on, say),
  replySaid: ({ reply }, say) => shown(reply?.said, say),
  papersReceived: ({ reply }) => countText(reply?.papersReceived),
  papersReturned: ({ reply }) => countText(reply?.papersReturned),
} as const satisfies Readonly<Record<string, FieldText>>

export const agreementFields = {
  agreementNumber: ({ agreement }) => agreement?.number ?? '',
  facts: ({ agreement }, say) => shown(agreement?.facts, say),
  dispute: ({ agreement }, say) => shown(agreement?.dispute, say),
  responsibilities: ({ agreement }, say) => shown(agreement?.responsibilities, say),
  reachedOn: ({ agreement }, say) => dayText(agreement?.reachedOn, say),
  registeredOn: ({ agreement }, say) => dayText(agreement?.registeredOn, say),
  effectOn: ({ agreement }, say) => dayText(agreement?.effectOn, say),
  court: ({ agreement }, say) => shown(agreement?.court, say),
  /** An oral one that is written down stays in effect from the day on which it was reached (人民调解法 30). */
  inForce({ agreement }, say) {
    if (agreement === null) return ''
    const { form, reachedOn } = agreement
    return say.word('forms', form) + (form === 'oral' ? dayText(reachedOn, say) : '')
  },
  /** One for each party whose hand it takes, one for the file, one for each other committee (人民调解法 29). */
  copies: ({ agreement, committees }) =>
    agreement === null || agreement.signers.length === 0
      ? ''
      : String(
          copiesNeeded(
            agreement.signers,
            committees.filter(({ leads }) => !leads).map(({ name }) => name.text),
          ),
        ),
} as const satisfies Readonly<Record<string, FieldText>>
