/**
 * Sensitive values in contracts. What names one is declared here as masked or as disclosed, and a test walks every
 * contract and fails on a number, a phone or a birth that is neither.
 */
import { z } from 'zod'
import type { SensitiveKind } from '../roles/sensitive'
import { line } from './fields'

/** Leaves the desk as the role table has it for this kind: masked, unless it is seen plainly by duty. */
export const masked = (kind: SensitiveKind) => z.string().meta({ masked: kind })

/** In full; only in the answer of a procedure that puts the disclosure on record. */
export const disclosed = () => z.string().meta({ disclosed: true })

/** What stands for hidden digits. */
export const mask = '****'

/** That not one digit is shown: so are the numbers of protected people, on whoever's record they stand. */
export const isMaskedWhole = (text: string): boolean => text === mask

/** A number as it is typed. A masked one is refused: what nobody typed anew is left out, never sent back. */
export const typedNumber = (most: number) => line(most).regex(/^[^*＊]*$/, 'masked-number')

/** Why someone is shown a value in full. */
export const revealReasons = [
  'verify-identity', // 核对身份
  'reach-person', // 联系本人
  'file-elsewhere', // 填写上报系统
  'emergency', // 紧急情况
  'other', // with a note
] as const
export type RevealReason = (typeof revealReasons)[number]

/** Reasons that the program gives by itself: the first look of a day, a paper, a file, many rows. */
export const ownReasons = ['duty', 'paper', 'print', 'export', 'paging'] as const

/** With `other` something has to be written. */
export const revealReason = z
  .strictObject({
    code: z.enum(revealReasons),
    note: z.string().trim().max(100, 'too-long'),
  })
  .refine(({ code, note }) => code !== 'other' || note !== '', { error: 'required', path: ['note'] })
