/**
 * What every feature says of the personal data it keeps: what it holds on a resident, what of it has to stay for how long
 * and by which law, what is proposed for erasure after a time, and how it is erased. The house (`../house.ts`) lists them
 * all; a table with something personal in it that no feature names here fails a test.
 *
 * Its words lie in the feature's own language files under `held`, by the kind with a dash for its dot: `kinds` what it is,
 * `stays` why it has to stay, `due` and `goes` what is proposed for erasure and what that takes.
 */
import type { AttachmentKind } from '#vault/attachments/contract'
import type { KeptRows } from '#vault/erasures/rules'
import type { Reader } from '../rpc/call'
import type { HasStatements } from '#vault/store/store'

/** A value of the person's own copy: words of theirs, or something that the page puts into words. A code is never a text. */
export type HeldValue =
  | PlainValue
  /** Several of them, each of one value or more: 周一、周三; 福寿苑 2026年5月1日. */
  | { readonly as: 'several'; readonly each: readonly (readonly PlainValue[])[] }

export type PlainValue =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'day'; readonly day: string }
  /** UTC milliseconds. */
  | { readonly as: 'instant'; readonly at: number }
  /** A key of a language file with its namespace: `visits:states.answered`. */
  | { readonly as: 'word'; readonly word: string }

export interface HeldField {
  /** Its label is `held.fields.<name>` in the language files of the feature. */
  readonly name: string
  readonly value: HeldValue
}

/** One thing that is held, as a row of the person's copy. */
export type HeldRow = readonly HeldField[]

export interface HeldKind {
  readonly kind: string
  readonly rows: readonly HeldRow[]
}

/** A photo, a scan or a PDF that is held, for the person's copy: its row among the attachments of the desk's own file. */
export interface HeldFile {
  readonly attachment: number
  readonly kind: AttachmentKind
  /** What stands above it on paper: the number and the name of what it belongs to. */
  readonly title: string
}

/** A record that stands for something: a request, a visit, a consent. */
export interface RecordOfPerson {
  readonly kind: string
  readonly id: number
  /** Something is still to be done for the person, or something of theirs is still here: nothing may be erased before. */
  readonly open: boolean
  /** The day it ended, from which periods are counted; null while it has not. */
  readonly ended: string | null
}

/** What is being erased: one record of a person. */
export interface Erasure {
  readonly resident: number
  /** Ids of the rows that stay, by kind. */
  readonly kept: KeptRows
  /** Names and numbers of the person, to find them where only words are kept. */
  readonly words: readonly string[]
}

/** Statements, and the instant of the erasure in UTC milliseconds. */
export interface Eraser extends HasStatements {
  readonly now: number
}

/** Whole months. */
export interface Period {
  /** Until the manager sets others. */
  readonly usual: number
  /** The manager sets no fewer; what a law asks for, 0 where it leaves that to the centre. */
  readonly least: number
}

/**
 * 要留的期限: records that stay so long after their end although their person asks for their erasure, because a law says
 * so or because somebody may have to answer for them. Its setting has the name of the kind.
 */
export interface DutyToKeep extends Period {
  readonly kind: string
  /** True where the records tell by themselves whose they are: no name and number have to stay for them. */
  readonly standsAlone: boolean
  /** Other kinds that stay as long, and whether those stand alone. */
  readonly alike?: Readonly<Record<string, { readonly standsAlone: boolean }>>
}

/** A row that has been kept long enough; `resident` is null for somebody who is not in the register. */
export interface DueRow {
  readonly id: number
  readonly resident: number | null
}

/** At once, or in pieces between which everybody else has their turn. */
type InPieces<Found> = Found | Generator<undefined, Found, undefined>

/** Rows that end by themselves, and go some time after, whoever's they are. */
export interface RetentionOfRows {
  readonly of: 'rows'
  readonly kind: string
  readonly period: Period
  /** What a row is called in the log (`visit:12`): as that it goes where it is of nobody in the register. */
  readonly subject: string
  /** How many ended before the day; in pieces where ten years leave many of them. */
  count(call: Reader, before: string): InPieces<number>
  /** Some of them, with ids beyond `after`, in the order of their ids. */
  due(call: Reader, before: string, after: number, limit: number): readonly DueRow[]
  /** Erases one of them; inside `whileErasing`. */
  erase(call: Eraser, row: DueRow): void
}

/** Whole people whose time is over. */
export interface RetentionOfPeople {
  readonly of: 'people'
  readonly kind: string
  /** Null where they go as soon as nothing of theirs has to stay any more. */
  readonly period: Period | null
  /** Residents' ids whose period began before the day; in pieces where everybody is looked at. */
  people(call: Reader, before: string): InPieces<readonly number[]>
}

/** 保存期限: what is proposed for erasure after a time, without anybody asking. */
export type Retention = RetentionOfRows | RetentionOfPeople

export interface KeepsPersonalData {
  readonly feature: string
  /** Every table that says something of a person. */
  readonly tables: readonly string[]
  /** Kinds of record by which it is shown, kept and erased: `visits.visits`. */
  readonly kinds: readonly string[]
  /** What is held on the person behind these records, in the order in which their copy shows it. */
  held(call: Reader, ids: readonly number[]): readonly HeldKind[]
  /** Their files, in the order in which the copy brings them. */
  files?(call: Reader, ids: readonly number[]): readonly HeldFile[]
  /** Records of the person for which a duty to keep, or something open, may stand against erasure. */
  records(call: Reader, ids: readonly number[]): readonly RecordOfPerson[]
  /** Names and numbers of a record, read before anything of it is erased. */
  words?(call: HasStatements, resident: number): readonly string[]
  /** Erases what is not kept, and returns how many rows of each kind went. */
  erase(call: Eraser, erasure: Erasure): Readonly<Record<string, number>>
  readonly dutiesToKeep?: readonly DutyToKeep[]
  readonly retentions?: readonly Retention[]
}

/** A text, or nothing where it is empty. */
export const textField = (name: string, text: string | null | undefined): HeldRow =>
  text === null || text === undefined || text === '' ? [] : [{ name, value: { as: 'text', text } }]
export const dayField = (name: string, day: string | null | undefined): HeldRow =>
  day === null || day === undefined ? [] : [{ name, value: { as: 'day', day } }]
export const instantField = (name: string, at: number | null | undefined): HeldRow =>
  at === null || at === undefined ? [] : [{ name, value: { as: 'instant', at } }]
export const severalField = (name: string, each: readonly (readonly PlainValue[])[]): HeldRow =>
  each.length === 0 ? [] : [{ name, value: { as: 'several', each } }]
export const wordField = (name: string, word: string | null): HeldRow =>
  word === null ? [] : [{ name, value: { as: 'word', word } }]
