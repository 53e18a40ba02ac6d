/** A quarrel as a studio of the committee hears it, and how far its case has come. */
import type { Studio } from './mediators'

/** How far a case goes; each has come through what stands before it. */
export type Reached =
  | 'intake'
  | 'screened'
  | 'not-accepted'
  | 'dropped'
  | 'report-owed'
  | 'accepted'
  | 'reported'
  | 'protected'
  | 'mediating'
  | 'extended'
  | 'signing'
  | 'in-effect'
  | 'in-arrears'
  | 'confirmed'
  | 'performed'
  | 'unperformed'
  | 'oral'
  | 'refused'
  | 'withdrawn'
  | 'failed'
  | 'settled-in-court'
  | 'handed-over'
  | 'joined'

export interface Quarrel {
  /** Days before today on which it came. */
  readonly daysAgo: number
  readonly studio: Studio
  readonly applicant: string
  readonly respondent: string
  /** A firm, where the other side is nobody. */
  readonly respondentIs?: 'unit'
  readonly kind: string
  readonly narrative: string
  readonly reached: Reached
  /** What became of its file since. */
  readonly file?: 'closed' | 'archived'
  readonly difficulty?: 'simple' | 'ordinary' | 'difficult'
  readonly people?: number
  readonly moneyFen?: number
  /** 委派, 委托: a court sent it. */
  readonly fromCourt?: 'assigned' | 'entrusted-ordinary'
  /** Who has it since, where it was handed over. */
  readonly handedTo?: Studio
}
