/** What several screens of this feature say alike: states, kinds of record, procedures of the log. */
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { currentLanguage, isTold, toldBy } from '#app/i18n/index'
import type { Tone } from '#app/parts/index'
import type { RequestState } from '../contract'

export const stateTone: Readonly<Record<RequestState, Tone>> = {
  received: 'soon',
  'in-progress': 'open',
  granted: 'open',
  partly: 'open',
  refused: 'open',
  told: 'done',
}

/** Names that contain dots are no paths into the language file. */
export const keyOf = (name: string): string => name.replaceAll('.', '-')

export function useKindWords(): (kind: string) => string {
  useTranslation()
  return (kind) => (isTold('held', `kinds.${keyOf(kind)}`) ? toldBy('held', `kinds.${keyOf(kind)}`) : kind)
}

/** What the features say of the records that have a period. */
export function usePeriodWords(): {
  /** What is kept. */
  readonly ofRecords: (kind: string) => string
  /** Why it stays although its person asks for its erasure. */
  readonly whyItStays: (kind: string) => string
  /** What an erasure takes of it, and what it leaves. */
  readonly whatGoes: (kind: string) => string
} {
  const kindWords = useKindWords()
  return {
    ofRecords: (kind) =>
      isTold('held', `due.${keyOf(kind)}`) ? toldBy('held', `due.${keyOf(kind)}`) : kindWords(kind),
    whyItStays: (kind) => toldBy('held', `stays.${keyOf(kind)}`),
    whatGoes: (kind) => toldBy('held', `goes.${keyOf(kind)}`),
  }
}

/** What a procedure of the log does, in words; one that has none yet is called by its name. */
export const procedureWords = (procedure: string): string =>
  isTold('procedures', procedure) ? toldBy('procedures', procedure) : procedure

/** Every procedure with its words: the desk says in a workbook which of them took something out. */
export function allProcedureWords(): readonly (readonly [string, string])[] {
  const leaves = (branch: unknown, path: string): readonly (readonly [string, string])[] =>
    typeof branch === 'string'
      ? [[path, branch]]
      : Object.entries(branches.parse(branch)).flatMap(([name, inner]) =>
          leaves(inner, path === '' ? name : `${path}.${name}`),
        )
  return leaves(i18next.getResourceBundle(currentLanguage(), 'procedures'), '')
}

const branches = z.record(z.string(), z.unknown())
