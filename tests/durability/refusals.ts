/** What a call was refused with. */
import { ORPCError } from '@orpc/client'
import { property } from '#ground/property'

/** The code of a typed refusal; for anything else, what it is, in brackets. */
export function codeOf(error: unknown): string {
  if (error instanceof ORPCError) {
    const code = property(error.data, 'code')
    if (typeof code === 'string') return code
  }
  return `[${error instanceof Error ? error.message : String(error)}]`
}

/** Null when the call was answered, else the code of its refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<string | null> {
  return call.then(() => null, codeOf)
}
