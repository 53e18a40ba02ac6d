/** Labels that a register brings: those the dictionaries have, and codes for those they do not. */
import type { Reader } from '#desk/rpc/call'
import { newCode } from '#work/dictionaries/codes'
import type { DictionaryName } from '#work/dictionaries/contract'
import { entriesOf } from '#work/dictionaries/service'
import { gridLabel } from '#ground/people/addresses'

export interface NewLabel {
  readonly dictionary: DictionaryName
  readonly code: string
  readonly label: string
  readonly rows: number
}

/** Codes of the labels a register uses, those that the dictionaries do not have yet included. */
export interface Codes {
  readonly estate: (label: string) => string
  readonly grid: (number: string) => string
  readonly tag: (label: string) => string
}

/** Finds the codes of labels, and makes codes for those that are new without writing anything. */
export function labelPlan(call: Reader) {
  const known = new Map<string, string>()
  const taken = new Set<string>()
  const added = new Map<string, NewLabel>()
  for (const dictionary of ['tag', 'estate', 'grid'] as const) {
    for (const { code, label } of entriesOf(call, dictionary)) {
      known.set(`${dictionary}:${label}`, code)
      taken.add(`${dictionary}:${code}`)
    }
  }
  const codeOf = (dictionary: DictionaryName, label: string): string => {
    if (label === '') return ''
    const key = `${dictionary}:${label}`
    const found = known.get(key)
    if (found !== undefined) return found
    const before = added.get(key)
    if (before) {
      added.set(key, { ...before, rows: before.rows + 1 })
      return before.code
    }
    const code = newCode(label, (candidate) => taken.has(`${dictionary}:${candidate}`))
    taken.add(`${dictionary}:${code}`)
    added.set(key, { dictionary, code, label, rows: 1 })
    return code
  }
  const codes: Codes = {
    estate: (label) => codeOf('estate', label),
    grid: (number) => codeOf('grid', gridLabel(number)),
    tag: (label) => codeOf('tag', label),
  }
  return { codes, added: () => [...added.values()] }
}
