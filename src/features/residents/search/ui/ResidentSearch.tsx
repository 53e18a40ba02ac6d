/**
 * The search for whoever stands at the desk: a big box, the people found with what was hit, ↑↓ and Enter.
 * Composing in an IME starts no search and loses no key; a scan of a whole number opens its owner.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import i18next from 'i18next'
import { memo, useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { goneOf } from '#app/gone'
import { dayOf, nearDay } from '#app/dates'
import { desk } from '../../ui/client'
import type { ChosenResident, ResidentSearchProps } from '#app/feature'
import { useHurriedKeys } from '#app/hurried'
import { isComposing } from '#app/keys.tsx'
import { notify } from '#app/notices'
import {
  AddressHidden,
  AddressText,
  EmptyState,
  ErrorState,
  Highlighted,
  Kbd,
  Status,
} from '#app/parts/index'
import { useScan } from '#app/scans'
import { maskIdNumber } from '#ground/people/masking'
import type { CardText } from '#ground/people/card-text'
import type { HandedOver } from '../../people/ui/form/handed-over'
import { useMay, useToday } from '#app/session/session'
import { ResidentTags } from '../../people/ui/tag'
import { useSexAndAge } from '../../people/ui/words'
import { type FoundResident } from '../contract'
import '../../people/ui/residents.css'

const mostShown = 20
/** As many as there is room for: the others are drawn when no key has come for so many milliseconds. */
const shownAtOnce = 10
const rest = 150
const nobody: readonly FoundResident[] = []

/** What may be somebody's whole name, and not a part of a number or an address. */
const isName = (typed: string): boolean => /^[\p{Script=Han}·]{2,}$/u.test(typed)

const chosenOf = ({ card }: FoundResident): ChosenResident => ({
  id: card.id,
  name: card.name,
  sex: card.sex,
  age: card.age,
  address: card.addressHidden ? i18next.t('part.addressHidden', { ns: 'app' }) : card.address,
  gone: goneOf(card.status),
  grid: card.grid,
  lastServedAt: card.lastServedAt,
})

export default function ResidentSearch({ onChosen, onSearching, onOpen, keyHints }: ResidentSearchProps) {
  const { t } = useTranslation('residents')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  /** What is searched for: what is typed, but not while an IME composes it. */
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const { data, error, refetch, isPlaceholderData } = useQuery(
    desk.residents.find.queryOptions({
      input: { query, limit: mostShown },
      enabled: query !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const found = query === '' ? nobody : (data?.found ?? nobody)
  const place = Math.max(0, Math.min(at, found.length - 1))
  const current = found[place]
  const rested = useRested(found)
  const drawn = rested === found ? found : found.slice(0, Math.max(shownAtOnce, place + 1))
  const words = useRowWords()
  /** What is shown answers what was typed; until then it answers what was typed before. */
  const answered = query === '' || (data !== undefined && !isPlaceholderData)

  const search = (text: string) => {
    setTyped(text)
    setQuery(text.trim())
    setAt(0)
  }
  const navigate = useNavigate()
  const mayRegister = useMay('residents.edit')
  /** The card that was read last, while what it found is shown. */
  const [card, setCard] = useState<CardText | null>(null)
  const unknown = card !== null && card.number === query && mayRegister ? card : null
  const register = (of: HandedOver) => void navigate('/residents/new', { state: of })
  const openChosen = useHurriedKeys(query, answered, () => {
    if (current !== undefined) onOpen?.(chosenOf(current))
    // Nobody has this card or this name yet: the next key registers whoever stands there.
    else if (unknown !== null) register(unknown)
    else if (data?.found.length === 0 && mayRegister && isName(query)) register({ name: query })
  })
  const scanned = useRef<string>(undefined)
  useScan((text, read) => {
    scanned.current = text.trim()
    setCard(read)
    search(text)
    input.current?.focus()
  })

  const latest = useRef({ onChosen, onSearching, onOpen })
  useEffect(() => {
    latest.current = { onChosen, onSearching, onOpen }
  })
  const open = useCallback((one: FoundResident) => latest.current.onOpen?.(chosenOf(one)), [])
  useEffect(() => latest.current.onChosen?.(current === undefined ? undefined : chosenOf(current)), [current])
  useEffect(() => latest.current.onSearching?.({ text: typed, answered }), [typed, answered])
  useEffect(() => {
    if (scanned.current !== query || data === undefined || isPlaceholderData) return
    scanned.current = undefined
    const [first, ...others] = data.found
    // A card names one person; when it does not, someone has to look.
    if (first !== undefined && others.length === 0) latest.current.onOpen?.(chosenOf(first))
  }, [data, isPlaceholderData, query])
  useEffect(() => input.current?.focus(), [])

  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [place])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    // Before the answer the arrows count the places in the list that is coming, however short the one that is shown.
    if (event.key === 'ArrowDown') setAt(answered ? Math.min(found.length - 1, place + 1) : at + 1)
    else if (event.key === 'ArrowUp') setAt(Math.max(0, (answered ? place : at) - 1))
    else if (event.key === 'Enter' && query !== '') openChosen('Enter')
    else if (event.key === 'Enter') notify(t('search.nothingTyped'), 'warning')
    else if (event.key === 'Escape' && typed !== '') search('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="resident-search">
      <div className="resident-search-box">
        <input
          ref={input}
          value={typed}
          maxLength={80}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={current === undefined ? undefined : `${id}${current.card.id}`}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            if (event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)
              setTyped(event.target.value)
            else search(event.target.value)
          }}
          onCompositionEnd={(event) => search(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          // Whoever was served before stands there still: the next name takes their place.
          onFocus={(event) => event.target.select()}
        />
        {typed !== '' && (
          <button type="button" className="resident-search-clear" onClick={() => search('')}>
            <Kbd keys="Escape" /> {t('search.clear')}
          </button>
        )}
      </div>
      {query === '' ? (
        <p className="resident-search-hint">{t('search.hint')}</p>
      ) : (
        <p className="resident-search-hint" role="status">
          <span>
            {found.length > 0 &&
              t(data?.more === true ? 'search.foundMany' : 'search.found', { count: found.length })}
          </span>
          {found.length > 0 && (
            <>
              <span>{t('search.choose')}</span>
              {onOpen !== undefined && <span>{t('search.open')}</span>}
              {keyHints}
            </>
          )}
        </p>
      )}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {query !== '' && data !== undefined && found.length === 0 && !isPlaceholderData && (
        <NobodyFound query={query} card={unknown} onRegister={mayRegister ? register : undefined} />
      )}
      <div
        className="resident-results"
        role="listbox"
        aria-label={t('search.results')}
        id={`${id}list`}
        ref={list}
      >
        {found.length > 0 && <ResultsHead />}
        {drawn.map((one, index) => (
          // By its place: the rows of the last answer become those of the next, instead of coming and going.
          <Result
            key={index}
            id={`${id}${one.card.id}`}
            found={one}
            at={index}
            chosen={index === place}
            onChoose={setAt}
            onOpen={onOpen === undefined ? undefined : open}
            words={words}
          />
        ))}
      </div>
    </div>
  )
}

function ResultsHead() {
  const { t } = useTranslation('residents')
  return (
    <div className="resident-result resident-results-head" aria-hidden="true">
      <span>{t('field.name')}</span>
      <span>{t('field.age')}</span>
      <span>{t('field.address')}</span>
      <span>{t('field.idNumber')}</span>
      <span>{t('field.phone')}</span>
      <span className="number">{t('field.lastServed')}</span>
    </div>
  )
}

/** What it was given, once that has stayed for a moment. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const resting = setTimeout(() => setRested(value), rest)
    return () => clearTimeout(resting)
  }, [value])
  return rested
}

/** What a row says beside what it shows, looked up once for all of them: at every key each is drawn anew. */
function useRowWords() {
  const { t } = useTranslation('residents')
  const today = useToday()
  const sexAndAge = useSexAndAge()
  return useMemo(
    () => ({ t, sexAndAge, dayOfInstant: (at: number) => nearDay(dayOf(at), today) }),
    [t, sexAndAge, today],
  )
}

interface ResultProps {
  readonly id: string
  readonly found: FoundResident
  readonly at: number
  readonly chosen: boolean
  readonly onChoose: (at: number) => void
  readonly onOpen: ((found: FoundResident) => void) | undefined
  readonly words: ReturnType<typeof useRowWords>
}

/** Kept while nothing of it changes: at every key the list is looked at several times, and most rows stay what they are. */
const Result = memo(function Result({ id, found, at, chosen, onChoose, onOpen, words }: ResultProps) {
  const { t, sexAndAge, dayOfInstant } = words
  const { card, hits } = found
  const open = onOpen && (() => onOpen(found))
  return (
    <div
      id={id}
      className={chosen ? 'resident-result chosen' : 'resident-result'}
      role="option"
      aria-selected={chosen}
      // The box keeps the focus, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(at)}
      onDoubleClick={open}
    >
      <span className="resident-result-name">
        {card.status !== 'living' && <Status tone="rest">{t(`status.${card.status}`)}</Status>}
        <b onClick={open}>
          <Highlighted text={card.name} found={hits.name} />
        </b>
        {card.status === 'living' && <ResidentTags tags={card.tags.slice(0, 2)} />}
      </span>
      <span>{sexAndAge(card)}</span>
      <span>
        {card.addressHidden ? <AddressHidden /> : <AddressText text={card.address} found={hits.address} />}
      </span>
      <span>
        <Highlighted text={card.idNumber} found={hits.idNumber} />
      </span>
      <span>
        <Highlighted text={card.phone} found={hits.phone} />
        {card.phoneOwner !== null && card.phoneOwner !== 'self' && (
          <span className="soft small"> {t(`phoneOwner.${card.phoneOwner}`)}</span>
        )}
      </span>
      <span className="number">
        {card.lastServedAt === null ? (
          <span className="faint">{t('neverServed')}</span>
        ) : (
          <time dateTime={dayOf(card.lastServedAt)}>{dayOfInstant(card.lastServedAt)}</time>
        )}
      </span>
    </div>
  )
})

interface NobodyFoundProps {
  readonly query: string
  /** The card that was read. */
  readonly card: CardText | null
  readonly onRegister: ((of: HandedOver) => void) | undefined
}

/** The one next step: register whoever is not there yet, with the card that was read, or what was typed as their name. */
function NobodyFound({ query, card, onRegister }: NobodyFoundProps) {
  const { t } = useTranslation('residents')
  const name = card?.name ?? (isName(query) ? query : '')
  return (
    <EmptyState
      action={
        onRegister && (
          <Button type={card === null ? 'default' : 'primary'} onClick={() => onRegister(card ?? { name })}>
            <span>
              {name === '' ? t('search.register') : t('search.registerNamed', { name })}
              {(card !== null || name !== '') && <Kbd keys="Enter" />}
            </span>
          </Button>
        )
      }
    >
      {card === null
        ? t('search.nobody', { query })
        : t('search.unknownCard', { number: maskIdNumber(card.number) })}
    </EmptyState>
  )
}
