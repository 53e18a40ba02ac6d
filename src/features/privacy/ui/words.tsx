/** What several screens of this feature say alike: states, kinds of record, values of a person's own copy. */
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { clockTime, dayOf } from '#app/dates'
import { currentLanguage, isTold, toldBy } from '#app/i18n/index'
import type { Tone } from '#app/parts/index'
import type { HeldKind, RequestState } from '../contract'

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

/** The reason of a disclosure, in words. */
export const reasonWords = (reason: string): string =>
  i18next.t(`reason.${keyOf(reason)}`, { ns: 'privacy', defaultValue: reason })

type Value = HeldKind['rows'][number][number]['value']

/** Always with the year: paper is kept. */
export function usePaperDay(): (day: string) => string {
  const { t } = useTranslation('privacy')
  return (day) =>
    t('copy.day', { year: day.slice(0, 4), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) })
}

export function usePaperTime(): (at: number) => string {
  const paperDay = usePaperDay()
  return (at) => `${paperDay(dayOf(at))} ${clockTime(at)}`
}

/** `visits:states.answered`: a word of a feature's own. */
function wordTold(word: string): string {
  const [namespace = '', key = ''] = word.split(':')
  return toldBy(namespace, key)
}

/** A value on the person's own copy. */
export function HeldValue({ value }: { readonly value: Value }) {
  useTranslation()
  const paperDay = usePaperDay()
  const paperTime = usePaperTime()
  switch (value.as) {
    case 'text':
      return <>{value.text}</>
    case 'day':
      return <>{paperDay(value.day)}</>
    case 'instant':
      return <>{paperTime(value.at)}</>
    case 'word':
      return <>{wordTold(value.word)}</>
  }
}
