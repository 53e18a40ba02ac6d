/** The fields a list may be narrowed by. A field names a choice of the list's own schema, and no other. */
import type { ReactNode } from 'react'

type Names<Chosen> = keyof Chosen & string

/** The values a choice may have. */
type Values<Chosen, Name extends Names<Chosen>> = Extract<NonNullable<Chosen[Name]>, string | number>

export interface FieldOption<Value> {
  readonly value: Value
  readonly label: ReactNode
}

/** One of a few, all in sight: the tabs of a list. */
export interface ChipsField<Chosen, Name extends Names<Chosen>> {
  readonly kind: 'chips'
  readonly name: Name
  readonly label: string
  readonly options: readonly FieldOption<Values<Chosen, Name>>[]
  /** Choices that belong to another of the chips alone. */
  readonly forgets?: readonly Names<Chosen>[]
}

/** One of many, or none. */
export interface ChoiceField<Chosen, Name extends Names<Chosen>> {
  readonly kind: 'choice'
  readonly name: Name
  readonly label: string
  /** What stands there while nothing is chosen, where that is not the label: 全部类别. */
  readonly any?: string
  readonly options: readonly { readonly value: Values<Chosen, Name>; readonly label: string }[]
  /** Pixels. */
  readonly width?: number
}

/** Part of a name, a number, a text. */
export interface WordsField<Name extends string = string> {
  readonly kind: 'words'
  readonly name: Name
  readonly label: string
  /** Characters, at most. */
  readonly most?: number
  /** Pixels. */
  readonly width?: number
  /** What the screen is for: it has the keyboard from the beginning. */
  readonly autoFocus?: boolean
}

/** From a day to a day, both included. */
export interface DaysField<Name extends string = string> {
  readonly kind: 'days'
  readonly from: Name
  readonly until: Name
}

export interface TickField<Name extends string = string> {
  readonly kind: 'tick'
  readonly name: Name
  readonly label: string
}

/** What only this list has: a resident found as at the counter. */
export interface PartField {
  readonly kind: 'part'
  readonly name: string
  readonly part: ReactNode
}

export type FilterField<Chosen> =
  | { [Name in Names<Chosen>]-?: ChipsField<Chosen, Name> | ChoiceField<Chosen, Name> }[Names<Chosen>]
  | WordsField<Names<Chosen>>
  | DaysField<Names<Chosen>>
  | TickField<Names<Chosen>>
  | PartField
