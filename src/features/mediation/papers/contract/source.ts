/**
 * What papers are made from: a case as it is on record, for one recipient. What is null or empty was entered by nobody and
 * stays empty on paper. A text that may lead to somebody is `told`: what of it this recipient may read.
 */
import { z } from 'zod'
import { day, instant, rowId } from '#ground/contract/fields'
import { disclosed } from '#ground/contract/sensitive'
import {
  askedOfCourt,
  caseStates,
  courtReferrals,
  difficulties,
  orderMeasures,
  partyRoles,
  referrers,
  riskLevels,
  sources,
  toldOfBreach,
} from '../../contract/words'
import { papers, withholdings } from './words'

/** A text of a person as it stands on a paper: empty where it is withheld. */
export const told = z.strictObject({ text: disclosed(), withheld: z.enum(withholdings).nullable() })
export type Told = z.infer<typeof told>

/** What nobody typed into a case: names of staff, numbers that the program gave, words of the dictionaries. Everything else is `told`. */
export const ours = z.string()

const acting = z.strictObject({
  id: rowId,
  name: told,
  phone: told,
  by: z.enum(['letter', 'law']),
  letterOn: day.nullable(),
  maySign: z.boolean(),
})
export type PaperActing = z.infer<typeof acting>

const party = z.strictObject({
  id: rowId,
  role: z.enum(partyRoles),
  name: told,
  birth: told,
  idNumber: told,
  phone: told,
  address: told,
  rightsToldOn: day.nullable(),
  acting: z.array(acting),
})
export type PaperParty = z.infer<typeof party>

const paperCase = z.strictObject({
  number: ours,
  /** Where it ended, of a case that is closed. */
  state: z.enum(caseStates),
  source: z.enum(sources),
  sourceName: ours,
  referrer: z.enum(referrers).nullable(),
  courtReferral: z.enum(courtReferrals).nullable(),
  letter: told,
  replyDue: day.nullable(),
  papersSignedForOn: day.nullable(),
  /** As the dictionary of kinds names it. */
  kind: ours,
  difficulty: z.enum(difficulties),
  difficultyName: ours,
  people: z.number().int(),
  moneyFen: z.number().int(),
  narrative: told,
  /** What whoever applies asks for. */
  wants: told,
  openedOn: day,
  openedBy: ours,
  acceptedOn: day.nullable(),
  due: day.nullable(),
})

/** 调解记录. */
const session = z.strictObject({
  on: day.nullable(),
  /** `14:00`, of a clock in Asia/Shanghai; empty where nobody looked. */
  clock: ours,
  place: told,
  doors: z.enum(['open', 'closed']).nullable(),
  present: z.array(told),
  others: z.array(told),
  rightsTold: z.boolean(),
  statements: z.array(z.strictObject({ who: told, words: told })),
  result: told,
  readTo: z.array(z.strictObject({ who: told, by: told })),
})
export type PaperSession = z.infer<typeof session>

/** 调查记录. */
const investigation = z.strictObject({
  on: day.nullable(),
  place: told,
  asked: told,
  by: ours,
  content: told,
})
export type PaperInvestigation = z.infer<typeof investigation>

const duty = z.strictObject({
  who: told,
  toWhom: told,
  what: told,
  fen: z.number().int().nullable(),
  manner: told,
  instalments: z.array(z.strictObject({ due: day, fen: z.number().int().nullable() })),
})
export type PaperDuty = z.infer<typeof duty>

const agreement = z.strictObject({
  form: z.enum(['written', 'oral']),
  number: ours,
  /** Whose hands it takes: who had died before it was laid before the others is none of them. */
  signers: z.array(rowId),
  facts: told,
  dispute: told,
  responsibilities: told,
  /** `keptOn`: the day on which it was kept on the spot. */
  terms: z.array(z.strictObject({ text: told, keptOn: day.nullable() })),
  duties: z.array(duty),
  /** Who had it read to them before they signed, and by whom. */
  readTo: z.array(z.strictObject({ who: told, by: told })),
  reachedOn: day.nullable(),
  registeredOn: day.nullable(),
  effectOn: day.nullable(),
  /** To which a confirmation is asked for. */
  court: told,
})
export type PaperAgreement = z.infer<typeof agreement>

const ending = z.strictObject({
  move: z.enum(['refuse', 'withdraw', 'fail']),
  by: told.nullable(),
  on: day.nullable(),
  manner: z.enum(['in-person', 'by-phone', 'in-writing', 'through-others']).nullable(),
  /** Of which the party that the paper is about was told. */
  routes: z.array(z.enum(['arbitration', 'administration', 'court'])),
})
export type PaperEnding = z.infer<typeof ending>

/** 回访记录. */
const followUp = z.strictObject({
  on: day,
  party: told,
  performed: z.enum(['yes', 'in-part', 'no', 'not-yet-due']),
  content: z.enum(['yes', 'no']).nullable(),
  risk: z.enum(riskLevels),
  said: told,
  by: ours,
})
export type PaperFollowUp = z.infer<typeof followUp>

/** 求助记录: as spoken, with what was added later. */
export const paperPlea = z.strictObject({
  saidAt: instant,
  writtenAt: instant,
  person: told,
  words: told,
  handler: ours,
  additions: z.array(z.strictObject({ at: instant, words: told, handler: ours })),
})
export type PaperPlea = z.infer<typeof paperPlea>

/** 保证书、悔过书, in the words of whoever put their hand to it. */
const pledge = z.strictObject({ on: day.nullable(), by: told, words: told })
export type PaperPledge = z.infer<typeof pledge>

const statement = z.strictObject({ on: day.nullable(), text: told, by: ours })
export type PaperStatement = z.infer<typeof statement>

/** 人身安全保护令, how it is kept, and what was helped with. */
export const paperOrder = z.strictObject({
  court: told,
  number: told,
  madeOn: day,
  /** The last day on which it holds: with what was granted since, or the day of its lifting. */
  endsOn: day,
  /** What the court ruled since, the first first. */
  rulings: z.array(
    z.strictObject({
      on: day,
      number: told,
      what: z.enum(askedOfCourt),
      granted: z.boolean(),
      until: day.nullable(),
      measures: z.array(z.enum(orderMeasures)),
    }),
  ),
  protects: told,
  against: told,
  measures: z.array(z.enum(orderMeasures)),
  observations: z.array(
    z.strictObject({
      on: day,
      kept: z.boolean(),
      what: told,
      by: told,
      /** Each body that was told of the breach, the first first. */
      told: z.array(z.strictObject({ to: z.enum(toldOfBreach), on: day, receipt: told })),
    }),
  ),
  help: z.array(z.strictObject({ on: day, what: told, withWhom: told, by: told })),
})
export type PaperOrder = z.infer<typeof paperOrder>

const reply = z.strictObject({
  on: day.nullable(),
  said: told,
  papersReceived: z.number().int().nullable(),
  papersReturned: z.number().int().nullable(),
})
export type PaperReply = z.infer<typeof reply>

/** `paper` is one of the program's; then the title is whose it is. With neither it is evidence, and of what is not told. */
const leaf = z.strictObject({
  paper: z.enum(papers).nullable(),
  title: told,
  day: day.nullable(),
  /** Null where it bears no number. */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
})
export type PaperLeaf = z.infer<typeof leaf>

const dossier = z.strictObject({
  title: told,
  from: day.nullable(),
  to: day.nullable(),
  filedBy: ours,
  filedOn: day.nullable(),
  /** Null is for good. */
  keptYears: z.number().int().nullable(),
  remark: told,
  leaves: z.array(leaf),
  pages: z.number().int().nullable(),
})
export type PaperDossier = z.infer<typeof dossier>

const closing = z.strictObject({
  on: day.nullable(),
  sessionsHeld: z.number().int(),
  performed: z.boolean().nullable(),
  confirmedOn: day.nullable(),
  followUps: z.number().int(),
  reason: told,
})
export type PaperClosing = z.infer<typeof closing>

export const paperSource = z.strictObject({
  /** Its name as the centre was set up with it: 翰林社区人民调解委员会. */
  committee: ours,
  case: paperCase,
  mediators: z.array(ours),
  /** Who sat on the committee when the party was told their rights, else today, the chair first: a party may choose among them. */
  members: z.array(ours),
  /** 联合调解: the committees that sit at it, who leads first; none is one alone. */
  committees: z.array(
    z.strictObject({
      name: told,
      number: told,
      contact: told,
      leads: z.boolean(),
      mediators: z.array(told),
    }),
  ),
  parties: z.array(party),
  /** The party that the paper is about. */
  party: party.nullable(),
  acting: acting.nullable(),
  session: session.nullable(),
  investigation: investigation.nullable(),
  agreement: agreement.nullable(),
  ending: ending.nullable(),
  followUp: followUp.nullable(),
  plea: paperPlea.nullable(),
  pledge: pledge.nullable(),
  statement: statement.nullable(),
  order: paperOrder.nullable(),
  reply: reply.nullable(),
  closing: closing.nullable(),
  dossier: dossier.nullable(),
})
export type PaperSource = z.infer<typeof paperSource>
