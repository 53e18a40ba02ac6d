/** One resident's record in the log, asked page by page; each page is on record. */
import type { Cursor } from '#ground/contract/fields'
import { deskClient } from '../client'
import type { LookReason } from '../../contract'

export interface Asked {
  readonly residentId: number
  readonly reason: LookReason
  readonly note: string
}

export type Answered = Awaited<ReturnType<typeof deskClient.audit.ofResident>>

const pageSize = 100

/** One page of the answer; each is on record. */
export const answerTo = (asked: Asked, after?: Cursor): Promise<Answered> =>
  deskClient.audit.ofResident({ ...asked, limit: pageSize, ...(after === undefined ? {} : { after }) })
