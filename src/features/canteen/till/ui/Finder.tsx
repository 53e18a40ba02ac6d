/** Whoever is next: by card, number, name or initials; ↑ ↓ and Enter. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '#app/desk-client/index'
import { isComposing } from '#app/keys.tsx'
import { moneyWords } from '#app/money'
import { notify } from '#app/notices'
import { ErrorLine, Kbd, MoneyText, Status } from '#app/parts/index'
import { useScan } from '#app/scans'
import { desk } from '../../ui/client'
import type { PersonFound } from '../contract'
import type { Till } from './use-till'

export interface FinderProps {
  readonly till: Till
  readonly onPick: (person: PersonFound, card: number | null) => void
}

export function Finder({ till, onPick }: FinderProps) {
  const { t } = useTranslation('canteen')
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const [at, setAt] = useState(0)
  const [error, setError] = useState<unknown>()
  const query = typed.trim()
  const { data, error: refused } = useQuery({
    ...desk.canteen.till.find.queryOptions({ input: { query } }),
    enabled: query !== '' && !composing,
  })
  const found = query === '' ? [] : (data?.found ?? [])
  useEffect(() => input.current?.focus(), [])

  /** Enter waits for the answer to what is typed, however quick it came. */
  const choose = (text: string, place: number, fromCard: boolean) => {
    setError(undefined)
    queryClient
      .query(desk.canteen.till.find.queryOptions({ input: { query: text } }))
      .then(({ found: people, card }) => {
        if (card !== null && card.state !== 'open') {
          notify(t(`till.card.${card.state}`), 'warning')
          return
        }
        if (fromCard && card === null && people.length !== 1) {
          notify(t('till.nobodysCard'), 'warning')
          return
        }
        const person = people[Math.min(place, people.length - 1)]
        if (person !== undefined) onPick(person, card?.id ?? null)
      })
      .catch(setError)
  }
  useScan((text) => {
    setTyped('')
    choose(text.trim(), 0, true)
  })

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter' && query !== '') choose(query, at, false)
    else if (event.key === 'Escape' && typed !== '') setTyped('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const { justSold } = till
  return (
    <section className="sheet till-finder" aria-label={t('till.find')}>
      <input
        ref={input}
        value={typed}
        maxLength={80}
        placeholder={t('till.placeholder')}
        aria-label={t('till.find')}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ErrorLine error={error ?? refused} />
      {query === '' && justSold !== undefined && (
        <p className="till-just-sold" role="status">
          <Status tone="done">{justSold.name}</Status>
          <span>{t('till.paidOwn', { fen: moneyWords(justSold.ownFen) })}</span>
          {justSold.changeFen > 0 && <b>{t('till.change', { fen: moneyWords(justSold.changeFen) })}</b>}
          {justSold.leftFen !== null && (
            <span className="soft">{t('till.left', { fen: moneyWords(justSold.leftFen) })}</span>
          )}
        </p>
      )}
      {query !== '' && (
        <ul className="till-found" role="listbox" aria-label={t('till.found')}>
          {found.map((person, place) => (
            <li
              key={person.resident.id}
              role="option"
              aria-selected={place === at}
              onClick={() => choose(query, place, false)}
            >
              <b>{person.resident.name}</b>
              <span className="soft">
                {person.age === null ? '' : t('till.age', { age: person.age })} {person.address}
              </span>
              {person.diner === null ? (
                <span className="soft">{t('till.notADiner')}</span>
              ) : (
                <MoneyText fen={person.leftFen ?? 0} />
              )}
              {place === at && <Kbd keys="Enter" />}
            </li>
          ))}
          {data?.more === true && <li className="soft">{t('diners.more')}</li>}
          {data !== undefined && found.length === 0 && <li className="soft">{t('till.nobody')}</li>}
        </ul>
      )}
    </section>
  )
}
