/** Who comes for the applicant, and what the centre may do for them. */
import { z } from 'zod'
import { day, line } from '#ground/contract/fields'
import { typedNumber } from '#ground/contract/sensitive'

/** 代理人: their number and phone as typed; the desk checks them. */
export const agentInput = z.strictObject({
  name: line(60),
  idNumber: typedNumber(40),
  phone: typedNumber(30),
  /** 与申请人的关系 */
  relation: z.union([z.literal(''), line(20)]),
})

export type AgentInput = z.infer<typeof agentInput>

/** 代办委托书: what the centre may do, and until when. Sub-delegation is never allowed. */
export const mandateInput = z.strictObject({ powers: line(300), until: day })

export type MandateInput = z.infer<typeof mandateInput>
