/** How this feature refuses. */
import { DeskError, type ErrorKind } from '#ground/contract/errors'

export const refuse = (
  kind: ErrorKind,
  code: string,
  parameters: Readonly<Record<string, string | number>> = {},
): DeskError => new DeskError(kind, `privacy.${code}`, parameters)
