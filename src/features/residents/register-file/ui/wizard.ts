/**
 * Where the import of a register stands: the file, what its columns mean, what it would do, what it did.
 *
 * It is kept beside the screen, so that whoever looks up someone at the desk in between comes back to the same step,
 * and an import that ends meanwhile still shows its result. Each member of staff has their own.
 */
import { useCallback, useSyncExternalStore } from 'react'
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

interface Columns {
  readonly file: RegisterFile
  readonly inspection: RegisterInspection
  readonly sheet: number
  /** By column number. */
  readonly meanings: ReadonlyMap<number, Meaning>
}

interface Previewed extends Columns {
  readonly layout: RegisterLayout
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
  readonly takenBack: TakenBack | null
} & Omit<Previewed, 'preview'>
export type Wizard = ChooseStep | ColumnsStep | PreviewStep | WritingStep | ResultStep

const beginning: Wizard = { step: 'choose' }
const standing = new Map<number, Wizard>()
const listeners = new Set<() => void>()

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
export function suggestedMeanings(
  inspection: RegisterInspection,
  sheet: number,
): ReadonlyMap<number, Meaning> {
  const columns = inspection.sheets.find(({ index }) => index === sheet)?.columns ?? []
  return new Map(
    columns.flatMap(({ column, field, asks }): readonly (readonly [number, Meaning])[] =>
      asks ? [] : [[column, field ?? 'none']],
    ),
  )
}

/** The layout as the desk takes it. */
export function layoutOf({ inspection, sheet, meanings }: Columns): RegisterLayout {
  return {
    sheet,
    headerRow: inspection.sheets.find(({ index }) => index === sheet)?.headerRow ?? 0,
    columns: [...meanings].flatMap(([column, meaning]) =>
      meaning === 'none' ? [] : [{ field: meaning, column }],
    ),
  }
}
