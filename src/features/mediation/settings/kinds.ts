/** 纠纷类型 as a case is taken down with one: what the head mediator chose, or those that reports sort by. What is kept stays. */
import { z } from 'zod'
import { readSetting } from '#desk/session/settings'
import type { HasStatements } from '#vault/store/store'
import { refuse } from '../cases/service/refuse'
import { usualKinds } from './contract/usual-kinds'

export const kindsKey = 'mediation-kinds'
const keptKinds = z.array(z.string())

/** Null while nobody chose others than the usual ones. */
export const kindsOf = (call: HasStatements): string[] | null =>
  keptKinds.safeParse(readSetting(call, kindsKey)).data ?? null

/** A slip would be a line of its own in the month's report, and kept for as long as what nobody named. */
export function requireKind(call: HasStatements, kind: string, kept: string | null = null): void {
  const known = kindsOf(call) ?? Object.values(usualKinds)
  if (kind !== kept && !known.includes(kind)) throw refuse('invalid', 'kind-unknown', { kind })
}
