/** Who was called or is being served, and what can be done next: the next step has a key of its own. */
import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nearDay } from '#app/dates'
import { useDraft } from '#app/drafts/use-draft'
import { isComposing, useKeys } from '#app/keys.tsx'
import { OneMove } from '#app/parts/course/OneMove.tsx'
import { KeyButton } from '#app/parts/KeyButton.tsx'
import { Kbd, Status } from '#app/parts/small.tsx'
import type { Visit } from '../../contract'
import { offeredAtCounter, type CounterMove } from '../offered-moves'
import type { Moves } from '../use-moves'
import { useVisitWords, visitTone } from '../words'

export interface AtCounterProps {
  readonly visits: readonly Visit[]
  /** UTC milliseconds. */
  readonly now: number
  readonly today: string
  readonly moves: Moves
  readonly onTurnIntoRequest: (visit: Visit) => void
  readonly onOpen: (visit: Visit) => void
}

export function AtCounter({ visits, now, today, moves, onTurnIntoRequest, onOpen }: AtCounterProps) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const [chosenId, setChosenId] = useState<number>()
  const [answering, setAnswering] = useState<number>()
  // Whoever came to the counter last is the one the keys mean, unless another was chosen.
  const current = visits.find((visit) => visit.id === chosenId) ?? visits.at(-1)
  if (current === undefined) return null
  const isOld = current.day !== today
  const make = (visit: Visit, move: CounterMove) => {
    // What asks for something more opens once the desk has answered the key before.
    if (move !== 'answer' && move !== 'become-request') void moves.move(visit.id, move)
    else if (moves.isBusy()) return
    else if (move === 'answer') setAnswering(visit.id)
    else onTurnIntoRequest(visit)
  }

  return (
    <div className="at-counter">
      {visits.map((visit) => {
        const since = visit.servingAt ?? visit.calledAt ?? visit.registeredAt
        const time = words.time(now - since)
        const state = visit.state === 'serving' ? 'serving' : 'called'
        return (
          <div
            key={visit.id}
            className={visit === current ? 'at-counter-person current' : 'at-counter-person'}
          >
            <button
              type="button"
              className="at-counter-who"
              onClick={() => (visit === current ? onOpen(visit) : setChosenId(visit.id))}
            >
              <b>{words.called(visit)}</b>
              <span className="visit-line-words">
                {words.matter(visit)}
                {visit.number !== null && (visit.resident ?? visit.visitor) !== null && (
                  <span className="soft"> · {words.who(visit)}</span>
                )}
              </span>
              <Status tone={visitTone[visit.state]}>
                {time === null ? t(`counter.just.${state}`) : t(`counter.since.${state}`, { time })}
              </Status>
            </button>
            {visit.day !== today && (
              <p className="at-counter-old" role="status">
                {t('counter.stillOpen', { day: nearDay(visit.day, today) })}
              </p>
            )}
            {visit === current && answering !== visit.id && (
              <div className="at-counter-actions">
                {offeredAtCounter(visit.state, isOld).map(({ move, keys }) => (
                  <OneMove
                    key={move}
                    size="small"
                    button={{
                      key: move,
                      keys,
                      label: t(`actions.${move}`),
                      onPress: () => make(visit, move),
                    }}
                  />
                ))}
              </div>
            )}
            {answering === visit.id && (
              <AnswerLine
                visitId={visit.id}
                onClose={() => setAnswering(undefined)}
                onAnswer={(answer) => moves.answer(visit.id, answer)}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

/** What was answered, in one line under the person: Enter keeps it, Esc goes back and loses nothing. */
function AnswerLine({
  visitId,
  onAnswer,
  onClose,
}: {
  readonly visitId: number
  readonly onAnswer: (answer: string) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('visits')
  const draft = useDraft(`visits.answer:${visitId}`)
  const answer = typeof draft.content === 'string' ? draft.content : ''
  const field = useRef<InputRef>(null)
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    // Back to the search, or wherever the work was.
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useKeys({ Escape: onClose })
  const keep = async () => {
    if (!(await draft.sending(() => onAnswer(answer)))) return
    draft.drop()
    onClose()
  }
  return (
    <div className="at-counter-answer">
      <Input
        ref={field}
        value={answer}
        maxLength={1000}
        placeholder={t('answer.label')}
        aria-label={t('answer.label')}
        onChange={(event) => draft.keep(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
          event.preventDefault()
          void keep()
        }}
      />
      <KeyButton onPress={() => void keep()}>
        {t('answer.save')} <Kbd keys="Enter" />
      </KeyButton>
    </div>
  )
}
