/** 代办委托书: what was signed is what is acted upon. It names matter, powers, term and who acts (民法典 arts. 165, 169), and ends with its term or with the death of whoever gave it (art. 173). */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, eq, inArray } from 'drizzle-orm'
import { lifeOf } from '#features/residents/index'
import { DeskError } from '#ground/contract/errors'
import type { MandateInput } from '../contract/parties'
import { refuse } from '../../requests/service/refuse'
import type { StoredRequest } from '../../requests/service/stored'
import { requestEvents } from '../../schema'
import { stillHolds } from '../../schema/events'

/** A mandate as its columns. */
export const mandateColumns = (mandate: MandateInput | null) => ({
  mandatePowers: mandate?.powers ?? null,
  mandateUntil: mandate?.until ?? null,
})

type Amended = Partial<StoredRequest>

const onThePaper = [
  'mode',
  'mandatePowers',
  'mandateUntil',
  'agentName',
  'agentIdNumber',
  'agentPhone',
  'agentRelation',
] as const

/** Whether the mandate is signed after an amendment: the signature under another text is none under this one. */
export function isSignedAfter(
  call: Reader,
  request: StoredRequest,
  amended: Amended,
  signedAnew: boolean,
): boolean {
  const after = { ...request, ...amended }
  if (after.mode !== 'delegated' || after.mandatePowers === null) return false
  if (signedAnew) requireInTerm(call, after)
  const isSame = onThePaper.every((column) => after[column] === request[column])
  return signedAnew || (isSame && request.mandateSigned)
}

/** Refused where the centre would act for somebody without a mandate that they signed, or after its last day. */
export function requireMandate(
  call: Reader | Writer,
  request: StoredRequest,
  { signed }: { readonly signed: boolean },
): void {
  if (request.mandatePowers === null || !signed) throw refuse('conflict', 'mandate-not-signed')
  requireInTerm(call, request)
}

/**
 * Refused where whoever gave the mandate has died, unless it is said why it binds all the same: heirs acknowledge it, it was to last until the
 * matter is done, or what was begun goes on for the heirs (民法典 art. 174).
 */
export function requireLivingPrincipal(
  call: Reader | Writer,
  { residentId }: StoredRequest,
  despite: string | undefined,
): void {
  if (despite !== undefined || lifeOf(call, residentId).status !== 'deceased') return
  throw new DeskError('invalid', 'service-requests.principal-has-died', {}, [
    { path: ['step', 'despite'], code: 'required' },
  ])
}

/**
 * Whether something was handed in, or an errand brought back, that stands: neither begins without a mandate that is signed, so that what came
 * of it may be written down after its term, and by whom it was not signed for.
 */
const wasActedUpon = (call: Reader | Writer, { id }: StoredRequest): boolean =>
  call.database
    .select({ id: requestEvents.id })
    .from(requestEvents)
    .where(
      and(
        eq(requestEvents.requestId, id),
        inArray(requestEvents.kind, ['submit', 'return-errand']),
        stillHolds,
      ),
    )
    .limit(1)
    .get() !== undefined

/** Refused where nothing was done yet for somebody who has not signed. */
export function requireMandateForResult(call: Reader | Writer, request: StoredRequest): void {
  if (request.mode !== 'delegated' || request.mandateSigned || wasActedUpon(call, request)) return
  throw refuse('conflict', 'mandate-not-signed')
}

function requireInTerm(call: Reader | Writer, { mandateUntil }: Pick<StoredRequest, 'mandateUntil'>): void {
  if (mandateUntil !== null && mandateUntil < call.today) throw refuse('conflict', 'mandate-over')
}
