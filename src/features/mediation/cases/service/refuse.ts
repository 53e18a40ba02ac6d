/** Refusals of mediation; `what` is the last part of a key under `errors` in the language files. */
import { DeskError, type ErrorKind } from '#ground/contract/errors'

export const refuse = (
  kind: ErrorKind,
  what: string,
  parameters: Readonly<Record<string, string | number>> = {},
): DeskError => new DeskError(kind, `mediation.${what}`, parameters)
