/** What each paper is about, whom it is for unless somebody says otherwise, and as which leaf it is bound. */
import type { LeafKind } from '../../contract/words'
import type { PaperFor } from '../contract'
import type { Paper, Recipient, SubjectKind } from '../contract/words'

export interface PaperKind {
  readonly about: SubjectKind
  /** `party` is the one that it is about. */
  readonly for: Recipient | 'party'
  readonly leaf: LeafKind
}

export const paperKinds: Readonly<Record<Paper, PaperKind>> = {
  application: { about: 'case', for: 'all-parties', leaf: 'application' },
  // Parties put their hand to it, so that it is theirs to read.
  'intake-form': { about: 'case', for: 'all-parties', leaf: 'intake-form' },
  'rights-notice': { about: 'party', for: 'party', leaf: 'rights-notice' },
  authority: { about: 'representative', for: 'party', leaf: 'authority' },
  investigation: { about: 'investigation', for: 'mediator', leaf: 'investigation' },
  session: { about: 'session', for: 'all-parties', leaf: 'session' },
  agreement: { about: 'agreement', for: 'all-parties', leaf: 'agreement' },
  'oral-agreement': { about: 'agreement', for: 'all-parties', leaf: 'oral-agreement' },
  'ending-notice': { about: 'party', for: 'party', leaf: 'statement' },
  'follow-up': { about: 'follow-up', for: 'mediator', leaf: 'follow-up' },
  // Every party puts their hand to it, so that it is theirs to read; what is not stands on a sheet of its own.
  confirmation: { about: 'agreement', for: 'all-parties', leaf: 'confirmation' },
  'court-details': { about: 'party', for: 'court', leaf: 'confirmation' },
  certificate: { about: 'agreement', for: 'court', leaf: 'confirmation' },
  plea: { about: 'plea', for: 'mediator', leaf: 'evidence' },
  // What somebody put their hand to is evidence against them, and lies with it (法释〔2022〕17号 6).
  pledge: { about: 'pledge', for: 'mediator', leaf: 'evidence' },
  repentance: { about: 'pledge', for: 'mediator', leaf: 'evidence' },
  statement: { about: 'statement', for: 'mediator', leaf: 'statement' },
  'protection-record': { about: 'order', for: 'mediator', leaf: 'evidence' },
  'referral-reply': { about: 'case', for: 'court', leaf: 'referral-reply' },
  'closing-report': { about: 'case', for: 'mediator', leaf: 'closing-report' },
  cover: { about: 'case', for: 'mediator', leaf: 'cover' },
  // 目录 is looked through by whoever asks to see the file: titles of leaves lead nowhere either.
  contents: { about: 'case', for: 'all-parties', leaf: 'contents' },
  back: { about: 'case', for: 'mediator', leaf: 'back' },
}

/** Who reads a paper that is asked for: one that goes to a court and is signed by all is read by all. */
export const readBy = (paper: Paper, meant: PaperFor): PaperFor =>
  paper === 'confirmation' && meant.is === 'court' ? { is: 'all-parties' } : meant
