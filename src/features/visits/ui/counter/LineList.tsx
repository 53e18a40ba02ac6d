/** Who waits, in the order in which they will be called: one list, walked with the arrows. */
import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '#app/keys.tsx'
import type { InLineVisit } from '../../contract'
import { useVisitWords } from '../words'

/** Who has waited this long is shown in amber. Milliseconds. */
const longWait = 15 * 60_000

export interface LineListProps {
  readonly line: readonly InLineVisit[]
  /** UTC milliseconds. */
  readonly now: number
  readonly chosenId: number | undefined
  readonly onChoose: (id: number) => void
  readonly onCall: (id: number) => void
  readonly onLeave: (id: number) => void
}

export function LineList({ line, now, chosenId, onChoose, onCall, onLeave }: LineListProps) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const listId = useId()
  const [focused, setFocused] = useState(false)
  const at = line.findIndex((visit) => visit.id === chosenId)
  const chosen = line[at]

  const choose = (index: number) => {
    const visit = line[Math.min(Math.max(index, 0), line.length - 1)]
    if (visit === undefined) return
    onChoose(visit.id)
    document.getElementById(`${listId}${visit.id}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown') choose(at + 1)
    else if (event.key === 'ArrowUp') choose(at < 0 ? 0 : at - 1)
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(line.length - 1)
    else if (event.key === 'Enter' && chosen !== undefined) onCall(chosen.id)
    else if (event.key === 'Delete' && chosen !== undefined) onLeave(chosen.id)
    else return
    event.preventDefault()
  }
  return (
    <ul
      className="visit-line"
      role="listbox"
      tabIndex={0}
      aria-label={t('counter.queue')}
      aria-activedescendant={chosen === undefined ? undefined : `${listId}${chosen.id}`}
      onKeyDown={onKeyDown}
      onFocus={() => {
        setFocused(true)
        if (at < 0) choose(0)
      }}
      onBlur={() => setFocused(false)}
    >
      {line.map((visit) => {
        const waited = now - visit.registeredAt
        const time = words.time(waited)
        const isChosen = visit.id === chosenId
        return (
          <li
            key={visit.id}
            id={`${listId}${visit.id}`}
            role="option"
            aria-selected={isChosen}
            className={isChosen ? (focused ? 'chosen focused' : 'chosen') : ''}
            onClick={() => onChoose(visit.id)}
            onDoubleClick={() => onCall(visit.id)}
          >
            <b>{visit.number}</b>
            <span className="visit-line-words">
              <span>{words.matter(visit)}</span>
              {(visit.resident !== null || visit.visitor !== null) && (
                <span className="soft"> · {words.who(visit)}</span>
              )}
            </span>
            {visit.skipped && <span className="tag tag-soon">{t('counter.skipped')}</span>}
            <span className={waited >= longWait ? 'amber' : 'soft'} title={words.wait(visit.wait)}>
              {time === null ? t('counter.just.waiting') : t('counter.waited', { time })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
