/**
 * What papers are made from: a case as it is on record, for one recipient. What is null or empty was entered by nobody and
 * stays empty on paper. A text that may lead to somebody is `Told`: what of it this recipient may read.
 */
import type {
  CaseState,
  CourtReferral,
  Difficulty,
  OrderMeasure,
  PartyRole,
  Referrer,
  RiskLevel,
  Source,
} from '../../contract/words'
import type { Manner, OtherRoute } from '../../rules/course/endings'
import type { Told } from './teller'

export interface PaperActing {
  readonly id: number
  readonly name: Told
  readonly by: 'letter' | 'law'
  readonly letterOn: string | null
  readonly maySign: boolean
}

export interface PaperParty {
  readonly id: number
  readonly role: PartyRole
  readonly name: Told
  readonly birth: string | null
  readonly idNumber: Told
  readonly phone: Told
  readonly address: Told
  readonly cannotRead: boolean
  readonly rightsToldOn: string | null
  readonly acting: readonly PaperActing[]
}

export interface PaperCase {
  readonly number: string
  readonly state: CaseState
  readonly source: Source
  readonly referrer: Referrer | null
  readonly courtReferral: CourtReferral | null
  readonly letter: string
  readonly replyDue: string | null
  readonly papersSignedForOn: string | null
  /** As the dictionary of kinds names it. */
  readonly kind: string
  readonly difficulty: Difficulty
  readonly people: number
  readonly moneyFen: number
  readonly risk: RiskLevel
  readonly narrative: Told
  /** What whoever applies asks for. */
  readonly wants: Told
  readonly openedOn: string
  readonly openedBy: string
  readonly acceptedOn: string | null
  readonly due: string | null
}

/** 调解记录. */
export interface PaperSession {
  readonly on: string | null
  readonly place: Told
  readonly doors: 'open' | 'closed' | null
  readonly present: readonly Told[]
  readonly others: readonly Told[]
  readonly rightsTold: boolean
  readonly statements: readonly { readonly who: Told; readonly words: Told }[]
  readonly result: Told
  readonly readTo: readonly { readonly who: Told; readonly by: string }[]
}

/** 调查记录. */
export interface PaperInvestigation {
  readonly on: string | null
  readonly place: Told
  readonly asked: Told
  readonly by: string
  readonly content: Told
}

export interface PaperDuty {
  readonly who: Told
  readonly toWhom: Told
  readonly what: Told
  readonly fen: number | null
  readonly manner: string
  readonly instalments: readonly { readonly due: string; readonly fen: number | null }[]
}

export interface PaperAgreement {
  readonly form: 'written' | 'oral'
  readonly number: string
  readonly facts: Told
  readonly dispute: Told
  readonly responsibilities: Told
  readonly terms: readonly Told[]
  readonly duties: readonly PaperDuty[]
  readonly reachedOn: string | null
  readonly registeredOn: string | null
  readonly effectOn: string | null
  /** To which a confirmation is asked for. */
  readonly court: string
}

export interface PaperEnding {
  readonly move: 'refuse' | 'withdraw' | 'fail'
  readonly by: Told | null
  readonly on: string | null
  readonly manner: Manner | null
  /** Of which the party that the paper is about was told. */
  readonly routes: readonly OtherRoute[]
}

/** 回访记录. */
export interface PaperFollowUp {
  readonly on: string
  readonly party: Told
  readonly performed: 'yes' | 'in-part' | 'no' | 'not-yet-due'
  readonly content: 'yes' | 'no' | null
  readonly risk: RiskLevel
  readonly said: Told
  readonly by: string
}

/** 求助记录: as spoken, with what was added later. Times in UTC milliseconds. */
export interface PaperPlea {
  readonly saidAt: number
  readonly writtenAt: number
  readonly person: Told
  readonly words: Told
  readonly handler: string
  readonly additions: readonly { readonly at: number; readonly words: Told; readonly handler: string }[]
}

export interface PaperStatement {
  readonly on: string | null
  readonly text: Told
  readonly by: string
}

/** 人身安全保护令 and how it is kept. */
export interface PaperOrder {
  readonly court: string
  readonly number: string
  readonly madeOn: string
  readonly endsOn: string
  readonly protects: Told
  readonly against: Told
  readonly measures: readonly OrderMeasure[]
  readonly observations: readonly {
    readonly on: string
    readonly kept: boolean
    readonly what: Told
    readonly by: string
    readonly told: string
  }[]
}

export interface PaperReply {
  readonly on: string | null
  readonly said: Told
  readonly papersReceived: number | null
  readonly papersReturned: number | null
}

export interface PaperLeaf {
  readonly title: Told
  readonly day: string | null
  /** Null where it bears no number. */
  readonly from: number | null
  readonly to: number | null
}

export interface PaperDossier {
  readonly title: Told
  readonly from: string | null
  readonly to: string | null
  readonly filedBy: string
  readonly filedOn: string | null
  /** Null is for good. */
  readonly keptYears: number | null
  readonly remark: Told
  readonly leaves: readonly PaperLeaf[]
  readonly pages: number | null
}

export interface PaperClosing {
  readonly on: string | null
  readonly sessionsHeld: number
  readonly performed: boolean | null
  readonly confirmedOn: string | null
  readonly followUps: number
  readonly reason: Told
}

export interface PaperSource {
  /** 花山街道翰林社区人民调解委员会. */
  readonly committee: string
  readonly case: PaperCase
  readonly mediators: readonly string[]
  readonly parties: readonly PaperParty[]
  /** The party that the paper is about. */
  readonly party: PaperParty | null
  readonly acting: PaperActing | null
  readonly session: PaperSession | null
  readonly investigation: PaperInvestigation | null
  readonly agreement: PaperAgreement | null
  readonly ending: PaperEnding | null
  readonly followUp: PaperFollowUp | null
  readonly plea: PaperPlea | null
  readonly statement: PaperStatement | null
  readonly order: PaperOrder | null
  readonly reply: PaperReply | null
  readonly closing: PaperClosing | null
  readonly dossier: PaperDossier | null
}
