/** The cursor of the board: which column, which minutes of its day; moved by the rules, whoever moves it. */
import { useState } from 'react'
import { useToday } from '#app/session/session'
import { startOfDay, type Span } from '../../rules'
import { cursorAt, moveCursor, type Cursor, type CursorKey } from '../rules'
import type { ViewColumn, ViewRoom } from '../contract'

const quarter = 15

export interface BoardCursor {
  readonly column: ViewColumn
  readonly index: number
  /** On the wall: with its day. */
  readonly span: Span
  /** Somebody has moved it: else it only stands where it may begin. */
  readonly isPut: boolean
}

export interface CursorOnBoard {
  readonly cursor: BoardCursor | undefined
  readonly press: (key: CursorKey) => void
  /** Puts it on a minute after midnight of a column; with `until`, over a span. */
  readonly put: (index: number, from: number, until?: number) => void
}

interface Board {
  readonly columns: readonly ViewColumn[]
  readonly rooms: readonly ViewRoom[]
  readonly hours: Span
  readonly now: number
}

const stepOf = (room: ViewRoom | undefined): number => Math.max(quarter, room?.step ?? quarter)

const lengthOf = (room: ViewRoom | undefined): number => Math.max(60, room?.shortest ?? 60)

export function useCursor({ columns, rooms, hours, now }: Board): CursorOnBoard {
  const today = useToday()
  const [kept, setKept] = useState<Cursor>()
  const roomAt = (index: number) => rooms.find(({ id }) => id === columns[index]?.room)
  const bounds = (index: number) => ({ columns: columns.length, within: hours, step: stepOf(roomAt(index)) })
  /** The first minute that is not shut; where the whole day is, its beginning. */
  const opensAt = (column: ViewColumn | undefined): number => {
    const [shut] = column?.shut ?? []
    if (column === undefined || shut === undefined) return hours.from
    const start = startOfDay(column.day)
    const isFirst = shut.span.from <= start + hours.from && shut.span.until < start + hours.until
    return isFirst ? shut.span.until - start : hours.from
  }
  const first = (): Cursor => {
    const index = Math.max(
      0,
      columns.findIndex(({ day }) => day === today),
    )
    const minutes =
      columns[index]?.day === today
        ? now - startOfDay(today) + stepOf(roomAt(index))
        : opensAt(columns[index])
    const from = Math.min(Math.max(minutes, hours.from), hours.until)
    return cursorAt(index, from, lengthOf(roomAt(index)), bounds(index))
  }
  // Another day has other hours, and a week other columns: what does not fit is put where it does.
  const fits =
    kept !== undefined &&
    kept.column < columns.length &&
    kept.span.from >= hours.from &&
    kept.span.until <= hours.until
  const cursor = fits ? kept : first()
  const column = columns[cursor.column]
  return {
    cursor:
      column === undefined
        ? undefined
        : {
            column,
            index: cursor.column,
            isPut: fits,
            span: {
              from: startOfDay(column.day) + cursor.span.from,
              until: startOfDay(column.day) + cursor.span.until,
            },
          },
    press: (key) => setKept(moveCursor(cursor, key, bounds(cursor.column))),
    put: (index, from, until) => {
      const step = stepOf(roomAt(index))
      const length = until === undefined ? lengthOf(roomAt(index)) : Math.max(step, until - from)
      const rounded = until === undefined ? length : Math.ceil(length / step) * step
      setKept(cursorAt(index, from, rounded, bounds(index)))
    },
  }
}
