/** The moves of a visit as buttons and keys make them: done, said in one line, and offered to be taken back. */
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import { errorMessage, queryClient, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { sayMade } from '#app/parts/course/offer-back'
import { desk } from './client'
import type { Moved, Visit, VisitMove } from '../contract'
import { askForRating } from '../screen/ui/desk-side'
import { useVisitWords } from './words'

/** The moves that need nothing but the visit. */
export type PlainMove = 'call' | 'recall' | 'skip' | 'serve' | 'put-back' | 'leave'

export interface Moves {
  readonly callNext: () => Promise<void>
  readonly move: (id: number, move: PlainMove) => Promise<void>
  /** Resolves to true when the answer was kept. */
  readonly answer: (id: number, answer: string) => Promise<boolean>
  /** Says that a move was made elsewhere, and offers to take it back. */
  readonly made: (move: VisitMove | 'amend', moved: Moved) => void
  /** True while the desk has not answered yet. */
  readonly isBusy: () => boolean
}

/** Puts the visit where it stands now before the counter is read anew: the next key already means this person. */
function showMoved(visit: Visit): void {
  queryClient.setQueryData(desk.visits.home.queryKey({ input: {} }), (home) => {
    if (home === undefined) return undefined
    const others = home.atCounter.filter((other) => other.id !== visit.id)
    const isThere = visit.state === 'called' || visit.state === 'serving'
    const line = home.line.filter((waiting) => waiting.id !== visit.id)
    return {
      ...home,
      // Whoever has just taken a number can be called by the next key; where they stand in line is read anew at once.
      line: visit.state === 'waiting' ? [...line, { ...visit, skipped: false, wait: null }] : line,
      atCounter: isThere ? [...others, visit] : others,
    }
  })
}

/** `turnsAfterSkip` is only said to the user; the desk counts. */
export function useMoves(turnsAfterSkip = 0): Moves {
  useTranslation()
  const { called } = useVisitWords()
  const callNext = useWrite(desk.visits.callNext)
  const move = useWrite(desk.visits.move)
  const answer = useWrite(desk.visits.answer)
  const { write: takeBack } = useWrite(desk.visits.takeBack)

  const made: Moves['made'] = useCallback(
    (what, { visit, takeBack: moveId }) => {
      showMoved(visit)
      if (what === 'answer') askForRating({ of: visit.id, who: visit.number ?? '' })
      const text = toldBy('visits', `done.${what}`, { who: called(visit), count: turnsAfterSkip })
      sayMade('visits', text, moveId === null ? null : () => takeBack({ moveId }))
    },
    [called, turnsAfterSkip, takeBack],
  )
  /** A key pressed before the desk has answered would mean whoever stood there before: it is let go. */
  const busy = useRef(false)
  /** A refusal is said where it happened: someone else was quicker, or nobody waits. */
  const said = async (what: VisitMove, work: () => Promise<Moved>): Promise<boolean> => {
    if (busy.current) return false
    busy.current = true
    try {
      made(what, await work())
      return true
    } catch (error) {
      notify(errorMessage(error).message, 'warning')
      return false
    } finally {
      busy.current = false
    }
  }
  return {
    callNext: async () => {
      await said('call', () => callNext.write({}))
    },
    move: async (id, what) => {
      await said(what, () => move.write({ id, move: what }))
    },
    answer: (id, words) => said('answer', () => answer.write({ id, answer: words })),
    made,
    isBusy: () => busy.current,
  }
}
