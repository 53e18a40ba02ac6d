/**
 * Where the import of a register stands: the file, what its columns mean, what it would do, what it did.
 *
 * It is kept beside the screen, so that whoever looks up someone at the desk in between comes back to the same step,
 * and an import that ends meanwhile still shows its result. Each member of staff has their own.
 */
import { useCallback, useSyncExternalStore } from 'react'
import { whenLeft } from '#app/session/left'
import { useSession } from '#app/session/session'
import type {
  RegisterCounts,
  RegisterInspection,
  RegisterLayout,
  RegisterPreview,
  RegisterField,
} from '../contract'

/** A copy of the file's bytes: the file on the disk may change or go while it is being looked at. */
export interface RegisterFile {
  readonly name: string
  readonly content: Blob
}

/** What a column is taken for; `none`: it is not brought in. A column without an entry has to be asked about. */
export type Meaning = RegisterField | 'none'

/** By column number. */
export type Meanings = ReadonlyMap<number, Meaning>

export interface Columns {
  readonly file: RegisterFile
  readonly inspection: RegisterInspection
  /** The sheet whose columns are shown. */
  readonly sheet: number
  /** Of the sheets that are brought in, by their number: what each column means. */
  readonly said: ReadonlyMap<number, Meanings>
}

interface Previewed extends Columns {
  readonly layouts: readonly RegisterLayout[]
  readonly preview: RegisterPreview
}

export interface TakenBack {
  readonly removed: number
  readonly restored: number
  readonly kept: number
}

export type ChooseStep = { readonly step: 'choose' }
export type ColumnsStep = { readonly step: 'columns' } & Columns
export type PreviewStep = { readonly step: 'preview' } & Previewed
export type WritingStep = { readonly step: 'writing'; readonly cancel: () => void } & Previewed
export type ResultStep = {
  readonly step: 'result'
  readonly id: number | null
  readonly counts: RegisterCounts
  readonly heldBack: number
  readonly takenBack: TakenBack | null
} & Omit<Previewed, 'preview'>
export type Wizard = ChooseStep | ColumnsStep | PreviewStep | WritingStep | ResultStep

const beginning: Wizard = { step: 'choose' }
const standing = new Map<number, Wizard>()
const listeners = new Set<() => void>()
// A whole register stays with nobody but whoever brings it in.
whenLeft((staying) => {
  for (const id of standing.keys()) if (id !== staying) standing.delete(id)
})

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useWizard(): readonly [Wizard, (next: Wizard) => void] {
  const { id } = useSession().staff
  const wizard = useSyncExternalStore(subscribe, () => standing.get(id) ?? beginning)
  const goTo = useCallback(
    (next: Wizard) => {
      standing.set(id, next)
      for (const listener of listeners) listener()
    },
    [id],
  )
  return [wizard, goTo]
}

/** What the header suggests for a sheet. */
export function suggestedMeanings(inspection: RegisterInspection, sheet: number): Meanings {
  const columns = inspection.sheets.find(({ index }) => index === sheet)?.columns ?? []
  return new Map(
    columns.flatMap(({ column, field, asks }): readonly (readonly [number, Meaning])[] =>
      asks ? [] : [[column, field ?? 'none']],
    ),
  )
}

/**
 * Every sheet that looks like a register, with what its header suggests. What is hidden in a book, a copy of last year perhaps, is shown
 * and brought in for whoever says so alone; where nothing else looks like a register it is meant.
 */
export function suggested(inspection: RegisterInspection): ReadonlyMap<number, Meanings> {
  const registers = registersIn(inspection)
  const visible = registers.filter(({ hidden }) => !hidden)
  return new Map(
    (visible.length === 0 ? registers : visible).map(({ index }) => [
      index,
      suggestedMeanings(inspection, index),
    ]),
  )
}

export const registersIn = ({ sheets }: RegisterInspection): RegisterInspection['sheets'] =>
  sheets.filter(({ headerRow }) => headerRow !== null)

/** The columns of a sheet that nobody has said the meaning of. */
export const unsaidIn = (inspection: RegisterInspection, sheet: number, meanings: Meanings) =>
  (inspection.sheets.find(({ index }) => index === sheet)?.columns ?? []).filter(
    ({ column }) => !meanings.has(column),
  )

/**
 * One column means something else from now on, and so do those of other sheets under the same header that nobody has said
 * anything of. One field stands in one column: whoever had it before has to be asked about again.
 */
export function meaning(at: Columns, column: number, said: Meaning): ReadonlyMap<number, Meanings> {
  const header = at.inspection.sheets
    .find(({ index }) => index === at.sheet)
    ?.columns.find((one) => one.column === column)?.header
  return new Map(
    [...at.said].map(([sheet, meanings]) => {
      if (sheet === at.sheet) return [sheet, withMeaning(meanings, column, said)]
      const alike = unsaidIn(at.inspection, sheet, meanings).find((one) => one.header === header)
      const isTaken = said !== 'none' && [...meanings.values()].includes(said)
      return [sheet, alike === undefined || isTaken ? meanings : withMeaning(meanings, alike.column, said)]
    }),
  )
}

const withMeaning = (meanings: Meanings, column: number, said: Meaning): Meanings =>
  new Map([
    ...[...meanings].filter(([other, own]) => other !== column && (own === 'none' || own !== said)),
    [column, said],
  ])

/** The layouts as the desk takes them, in the order of the book. */
export const layoutsOf = ({ inspection, said }: Columns): readonly RegisterLayout[] =>
  registersIn(inspection).flatMap(({ index, headerRow }) => {
    const meanings = said.get(index)
    return meanings === undefined
      ? []
      : [
          {
            sheet: index,
            headerRow: headerRow ?? 0,
            columns: [...meanings].flatMap(([column, own]) =>
              own === 'none' ? [] : [{ field: own, column }],
            ),
          },
        ]
  })
