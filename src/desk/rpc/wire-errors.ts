/** What leaves the desk when something goes wrong: a typed error, or a masked one whose cause is only logged. */
import { ORPCError, ValidationError } from '@orpc/contract'
import { DeskError, deskErrors, wireCode, type FieldFault, type Refusal } from '#ground/contract/errors'
import { damageError, damageOf } from '#vault/damage/rules/causes'
import type { Logger } from '#vault/logger'
import { property } from '#ground/property'

/** Any error as the page may see it. */
export function toWireError(error: unknown, procedure: string, logger: Logger): ORPCError<string, unknown> {
  if (error instanceof DeskError) return wire(error)
  if (isWireError(error)) {
    const refused = refusedInput(error)
    if (refused) return wire(refused)
    if (Object.hasOwn(deskErrors, error.code)) return error
  }
  // Who cancelled long work knows it; nothing went wrong.
  if (error instanceof Error && error.name === 'AbortError') {
    return wire(new DeskError('unavailable', 'desk.cancelled'))
  }
  const known = storageError(error)
  if (known) {
    logger.error(`${procedure}: ${known.code}`, error)
    return wire(known)
  }
  logger.error(`${procedure}: unexpected`, isWireError(error) ? (error.cause ?? error) : error)
  return wire(new DeskError('unavailable', 'desk.unexpected'))
}

function isWireError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError
}

function wire(error: DeskError): ORPCError<string, Refusal> {
  const code = wireCode[error.kind]
  return new ORPCError(code, {
    defined: true,
    status: deskErrors[code].status,
    message: error.code,
    data: { code: error.code, parameters: { ...error.parameters }, fields: [...error.fields] },
  })
}

/** The input did not fit its schema: which fields, and the code of each fault. What was typed is not repeated. */
function refusedInput(error: ORPCError<string, unknown>): DeskError | null {
  if (error.code !== 'BAD_REQUEST') return null
  const cause = error.cause
  if (!(cause instanceof ValidationError)) return new DeskError('invalid', 'desk.input')
  const fields = cause.issues.slice(0, 50).map((issue): FieldFault => ({
    path: (issue.path ?? []).map(pathPart),
    code: faultCode(issue),
  }))
  return new DeskError('invalid', 'desk.input', {}, fields)
}

function pathPart(part: PropertyKey | { readonly key: PropertyKey }): string | number {
  const key = typeof part === 'object' ? part.key : part
  return typeof key === 'symbol' ? String(key.description) : key
}

/** Our own schemas name their faults in one word; zod's sentences become the name of the check. */
function faultCode(issue: { readonly message: string }): string {
  if (/^[a-z][a-z0-9.-]*$/.test(issue.message)) return issue.message
  const check = property(issue, 'code')
  return typeof check === 'string' ? check.replaceAll('_', '-') : 'invalid'
}

function storageError(error: unknown): DeskError | null {
  const damage = damageOf(error)
  if (damage !== null) return damageError(damage)
  const code = error instanceof Error ? property(error, 'code') : undefined
  const refused = typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT')
  return refused ? new DeskError('conflict', 'store.refused') : null
}
