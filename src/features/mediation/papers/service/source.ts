/** What a paper of a case is made from, for one recipient: read from the tables, told by whom it leads to. */
import { dayAt } from '#ground/clock'
import { centre } from '#desk/session/contract'
import { readSetting } from '#desk/session/settings'
import { membersOn, type Withheld } from '../../rules'
import { standingAgreement } from '../../agreement/service/stored'
import { refuse } from '../../cases/service/refuse'
import { namesOfStaff, type CaseRow } from '../../cases/service/rows'
import { rollOf } from '../../committee/service/index'
import { committeesOf } from '../../joint/rows'
import type { PledgeKind } from '../../contract/words'
import type { CaseReader } from '../../service/call'
import type { PaperFor } from '../contract'
import type { PaperActing, PaperParty, PaperSource } from '../contract/source'
import type { Paper } from '../contract/words'
import { paperKinds, readBy } from '../rules/kinds'
import { agreementFor, calledWhenSigned, type Called } from './agreement'
import { closingFor, dossierFor } from './dossier'
import { endingFor, followUpFor, replyFor } from './ends'
import { orderFor } from './order'
import { peopleOf, type ActingRow, type PartyRow, type PeopleOfCase } from './people'
import { investigationFor, sessionFor } from './sittings'
import { accountFor, pleaFor, pledgeFor } from './spoken'
import { tellingFor, type StoodPiece, type Telling } from './telling'
import { textsOf } from './texts'
import { actedOn, handsByOthers, mediatorsOfAgreement, mediatorsOfSession } from './then'

export interface Asked {
  readonly paper: Paper
  readonly about: number | null
  readonly for: PaperFor
}

export interface MadeFrom {
  readonly source: PaperSource
  readonly withheld: readonly Withheld[]
  /** What stands on it and could lead to somebody. */
  readonly pieces: readonly StoodPiece[]
}

const actingOf = (telling: Telling, row: ActingRow): PaperActing => ({
  id: row.id,
  name: telling.of(row.party_id, 'name', row.name),
  phone: telling.of(row.party_id, 'phone', row.phone),
  by: row.by_what,
  letterOn: row.letter_on,
  maySign: row.may_sign === 1,
})

/**
 * Who signed for them, of what the paper tells of; else who acted for them on its day, else today. Whose acting has ended stands on their
 * own letter, too.
 */
function partyOf(
  telling: Telling,
  row: PartyRow,
  acting: readonly ActingRow[],
  {
    asked,
    day,
    signed,
  }: {
    readonly asked: number | null
    readonly day: string | null
    readonly signed: readonly number[] | undefined
  },
): PaperParty {
  const acts = (one: ActingRow): boolean => signed?.includes(one.id) ?? actedOn(one, day)
  return {
    id: row.id,
    role: row.role,
    name: telling.of(row.id, 'name', row.name),
    birth: telling.of(row.id, 'birth', row.birth ?? ''),
    idNumber: telling.of(row.id, 'id-number', row.id_number),
    phone: telling.of(row.id, 'phone', row.phone),
    address: telling.of(row.id, 'address', row.address),
    rightsToldOn: row.rights_told_on,
    acting: acting
      .filter((one) => one.party_id === row.id && (one.id === asked || acts(one)))
      .map((one) => actingOf(telling, one)),
  }
}

/** The party that a paper is about, or whose representative it names. */
function partyAsked({ paper, about }: Asked, people: PeopleOfCase): number | null {
  const { about: kind } = paperKinds[paper]
  if (kind === 'party') return about
  if (kind !== 'representative') return null
  return people.acting.find(({ id }) => id === about)?.party_id ?? null
}

/** Throws `not-found` where a paper is about a row that is none of the case's, or for somebody who does not stand in it. */
export function sourceOf(call: CaseReader, row: CaseRow, asked: Asked): MadeFrom {
  const people = peopleOf(call, row.id)
  const meant = readBy(asked.paper, asked.for)
  if (meant.is === 'party' && !people.parties.some(({ id }) => id === meant.party)) throw missing()
  const telling = tellingFor(people, textsOf(call, row.id), meant)
  const about = (kind: string): number | null => (paperKinds[asked.paper].about === kind ? asked.about : null)
  const session = sessionFor(call, row.id, telling, about('session'))
  // A court is asked by those who go by their names of today.
  const called: Called = asked.paper === 'agreement' ? calledWhenSigned(call, asked.about) : new Map()
  const agreement = agreementFor(call, row.id, telling, {
    id: asked.paper === 'court-details' ? (standingAgreement(call, row.id)?.id ?? null) : about('agreement'),
    called,
  })
  // What was agreed was agreed by those who stood there then, whoever has come since.
  const agreedOn = about('agreement') === null ? null : (agreement?.effectOn ?? agreement?.reachedOn ?? null)
  const day = asksACourt(asked.paper) ? null : agreedOn
  const hands = handsByOthers(call, asksACourt(asked.paper) ? null : about('agreement'))
  // Who had died before the text was laid before the others agreed to nothing: it has neither their name nor a place for their hand.
  const signers = about('agreement') === null ? null : (agreement?.signers ?? null)
  const atTheTable = people.parties.filter(({ id }) => signers?.includes(id) ?? true)
  const parties = atTheTable.map((party) =>
    partyOf(telling, { ...party, name: called.get(party.id) ?? party.name }, people.acting, {
      asked: about('representative'),
      day,
      signed: hands.get(party.id),
    }),
  )
  const sat = about('session')
  const satOn = session?.on ?? null
  const mediators =
    sat !== null && satOn !== null
      ? mediatorsOfSession(call, row.id, sat, satOn)
      : mediatorsOfAgreement(call, row.id, about('agreement'), agreedOn)
  const partyId = partyAsked(asked, people)
  const party = parties.find(({ id }) => id === partyId) ?? null
  const source: PaperSource = {
    committee: centre.parse(readSetting(call.beside('desk'), 'centre')).committee,
    case: {
      number: row.number ?? '',
      state:
        row.state === 'closed' || row.state === 'archived' ? (row.before_closing ?? row.state) : row.state,
      source: row.source,
      sourceName: row.source_name,
      referrer: row.referrer,
      courtReferral: row.court_referral,
      letter: telling.typed('case', row.letter),
      replyDue: row.reply_due,
      papersSignedForOn: row.papers_signed_for_on,
      kind: row.kind,
      difficulty: row.difficulty,
      difficultyName: row.difficulty_name,
      people: row.people,
      moneyFen: row.money_fen,
      narrative: telling.story('narrative', row.narrative),
      wants: telling.story('narrative', row.wants),
      openedOn: dayAt(row.opened_at),
      openedBy: namesOfStaff(call, [row.opened_by]).get(row.opened_by) ?? '',
      acceptedOn: row.accepted_on,
      due: row.due,
    },
    mediators: [...mediators],
    members: membersOn(rollOf(call), party?.rightsToldOn ?? call.today).map(({ name }) => name),
    committees: committeesOf(call, row.id).map(({ name, number, contact, leads, mediators: theirs }) => ({
      name: telling.typed('case', name),
      number: telling.typed('case', number),
      contact: telling.typed('case', contact),
      leads,
      mediators: theirs.map((one) => telling.typed('case', one)),
    })),
    parties,
    party,
    acting: party?.acting.find(({ id }) => id === asked.about) ?? null,
    session,
    investigation: investigationFor(call, row.id, telling, about('investigation')),
    agreement,
    ending: endingFor(call, row.id, telling, partyId),
    followUp: followUpFor(call, row.id, telling, about('follow-up')),
    plea: pleaFor(call, row.id, telling, about('plea'), { meant, people }),
    pledge: pledgeFor(call, row.id, telling, kindOfPledge(asked.paper), about('pledge')),
    statement: accountFor(call, row.id, telling, about('statement')),
    order: orderFor(call, row.id, telling, about('order')),
    reply: replyFor(call, row.id, telling),
    closing: closingFor(call, row, telling),
    dossier: dossierFor(call, row, telling, meant),
  }
  if (!isAbout(asked, source)) throw missing()
  return { source, withheld: telling.withheld(), pieces: telling.pieces() }
}

/** Whoever asks a court acts for a party today. */
const asksACourt = (paper: Paper): boolean => paper === 'confirmation'

const kindOfPledge = (paper: Paper): PledgeKind => (paper === 'repentance' ? paper : 'pledge')

const missing = () => refuse('not-found', 'no-such-paper')

/** Whether what the paper tells of is there. */
function isAbout({ paper, about }: Asked, source: PaperSource): boolean {
  switch (paperKinds[paper].about) {
    case 'case':
      return about === null
    case 'party':
      return source.party !== null
    case 'representative':
      return source.acting !== null
    case 'agreement':
      return source.agreement !== null
    case 'plea':
      return source.plea !== null
    case 'pledge':
      return source.pledge !== null
    case 'statement':
      return source.statement !== null
    case 'session':
      return source.session !== null
    case 'investigation':
      return source.investigation !== null
    case 'follow-up':
      return source.followUp !== null
    case 'order':
      return source.order !== null
  }
}
