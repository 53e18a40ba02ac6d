/** What went wrong, in the user's words. */
import { isDefinedError } from '@orpc/client'
import i18next from 'i18next'
import type { FieldFault, Refusal } from '#ground/contract/errors'
import { errorKinds, wireCode, type ErrorKind } from '#ground/contract/error-kinds'
import { ConnectionLost } from '../connection/connection'
import { errorText } from '../i18n'

/** An error as a screen shows it. `kind` is `lost` when the desk went away, `broken` when it failed unexpectedly. */
export interface ReadableError {
  readonly kind: ErrorKind | 'lost' | 'broken'
  readonly code: string
  readonly message: string
  readonly fields: readonly FieldFault[]
}

/** The desk's typed refusal, or `undefined` when the error is something else. */
export function refusalOf(error: unknown): (Refusal & { readonly kind: ErrorKind }) | undefined {
  if (!(error instanceof Error) || !isDefinedError(error)) return undefined
  const { code, data }: { code: unknown; data: unknown } = error
  const kind = kinds.get(String(code))
  return kind === undefined || !isRefusal(data) ? undefined : { kind, ...data }
}

const kinds = new Map<string, ErrorKind>(errorKinds.map((kind) => [wireCode[kind], kind]))

/** The desk has held its answer against the contract; looked at again is only that it is one. */
const isRefusal = (data: unknown): data is Refusal =>
  typeof data === 'object' &&
  data !== null &&
  'code' in data &&
  typeof data.code === 'string' &&
  'parameters' in data &&
  typeof data.parameters === 'object' &&
  data.parameters !== null &&
  'fields' in data &&
  Array.isArray(data.fields)

/** Any error in words: by its code, else by its kind, else that the desk failed. */
export function errorMessage(error: unknown): ReadableError {
  const refused = refusalOf(error)
  if (refused !== undefined) {
    const { kind, code, parameters, fields } = refused
    const message = errorText(code, parameters) ?? errorText(`desk.${kind}`, parameters) ?? code
    return { kind, code, message, fields }
  }
  const kind = error instanceof ConnectionLost ? 'lost' : 'broken'
  return { kind, code: kind, message: i18next.t(`error.${kind}`, { ns: 'app' }), fields: [] }
}
