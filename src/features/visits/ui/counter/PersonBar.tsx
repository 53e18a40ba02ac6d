/** Whoever is chosen in the search: who they are, what is due for them, when they last came, and what can be done. */
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayOf, nearDay } from '#app/dates'
import { desk } from '../client'
import type { ChosenResident, ResidentSearchState } from '#app/feature'
import { useHurriedKeys } from '#app/hurried'
import { useKeys, type Keys } from '#app/keys.tsx'
import { KeyButton, Status } from '#app/parts/index'
import { useResidentActionKeys, useResidentActions, type OfferedResidentAction } from '#app/resident-actions'
import { useToday } from '#app/session/session'
import type { Visit } from '../../contract'
import { OpenMatters } from './OpenMatters'
import type { Matter } from '#work/duties/contract'
import { useVisitWords, visitTone } from '../words'

/** Registers a visit, here without leaving the counter. */
const registerKey = 'F2'

interface KnownProps {
  /** When they were last served in any way, a request opened without a visit included; UTC milliseconds. */
  readonly lastServedAt: number | null
  readonly open: Visit | null
  readonly last: Visit | null
  readonly count: number
}

export interface PersonBarProps {
  readonly resident: ChosenResident | undefined
  /** What was typed, and whether the resident answers it. */
  readonly search: ResidentSearchState
  /** The visit that they are here for becomes what was to be begun. */
  readonly onTurn: (visit: Visit) => void
  readonly onRegister?: ((resident: ChosenResident) => void) | undefined
}

export function PersonBar({ resident, search, onTurn, onRegister }: PersonBarProps) {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const died = resident?.gone?.died === true
  const actions = useResidentActions(resident === undefined ? undefined : { ...resident, died })
  const actionKeys = useResidentActionKeys()
  const { data: known } = useQuery({
    ...desk.visits.ofResident.queryOptions({ input: { residentId: resident?.id ?? 1 } }),
    enabled: resident !== undefined,
  })
  const open = known?.open ?? null
  // Someone who types fast presses the key before the person is found, or before it is known that they are here.
  const answered = search.answered && (resident === undefined || known !== undefined)
  const press = useHurriedKeys(search.text, answered, (keys) => {
    if (resident === undefined) return
    const action = actions.find((one) => one.keys === keys)
    if (keys === registerKey) {
      if (open === null && !died) onRegister?.(resident)
    } else if (action === undefined) return
    else if (action.takesVisit && open !== null) onTurn(open)
    else void navigate(action.path)
  })
  // While nobody is found yet there is no button that would take a key, and for what is seldom asked never.
  const unseen = resident === undefined && !answered ? actionKeys : actions.filter(({ seldom }) => seldom)
  useKeys({
    ...Object.fromEntries(unseen.map(({ keys }) => [keys, () => press(keys)])),
    ...(resident === undefined && !answered && onRegister ? { [registerKey]: () => press(registerKey) } : {}),
  })
  if (resident === undefined) return <div className="person-bar soft">{t('person.nobody')}</div>
  return (
    <Person
      resident={resident}
      known={known}
      actions={actions}
      onAction={press}
      mayRegister={onRegister !== undefined && !died}
    />
  )
}

interface PersonProps {
  readonly resident: ChosenResident
  readonly known: (Omit<KnownProps, 'lastServedAt'> & { readonly duties: readonly Matter[] }) | undefined
  readonly actions: readonly OfferedResidentAction[]
  /** By its key. */
  readonly onAction: (keys: Keys) => void
  readonly mayRegister: boolean
}

/** Kept while nothing of it changes: a button of the library takes as long to draw as the rows of a list. */
const Person = memo(function Person({ resident, known, actions, onAction, mayRegister }: PersonProps) {
  const { t } = useTranslation('visits')
  const { sex, age, address, grid } = resident
  const open = known?.open ?? null
  const facts = [
    [sex === null ? '' : t(`person.${sex}`), age === null ? '' : t('person.age', { count: age })]
      .filter(Boolean)
      .join(' '),
    address,
    grid,
  ]
  return (
    <div className="person-bar">
      <OpenMatters matters={known?.duties ?? []} />
      <div className="person-bar-words">
        <p>
          <b>{resident.name}</b>{' '}
          {resident.gone !== null && <Status tone="rest">{resident.gone.label}</Status>}{' '}
          <span className="small soft">{facts.filter((fact) => fact !== '').join(' · ')}</span>
        </p>
        {/* The line keeps its height while it is read, so that nothing jumps. */}
        <p className="small soft person-bar-known">
          {known === undefined ? '\u00a0' : <Known {...known} lastServedAt={resident.lastServedAt} />}
        </p>
      </div>
      {mayRegister && (
        <KeyButton
          keys={registerKey}
          refusedBecause={
            open === null
              ? undefined
              : t('person.isHere', { state: t(`states.${open.state}`), number: open.number ?? '' })
          }
          onPress={() => onAction(registerKey)}
        >
          {t('person.register')}
        </KeyButton>
      )}
      {actions
        .filter(({ keys, seldom }) => keys !== registerKey && !seldom)
        .map(({ id, keys, label }, at) => (
          <KeyButton key={id} primary={at === 0} keys={keys} onPress={() => onAction(keys)}>
            {label}
          </KeyButton>
        ))
        .toReversed()}
    </div>
  )
})

/** What the desk knows of their coming. */
function Known({ open, last, count, lastServedAt }: KnownProps) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const today = useToday()
  const before = count - (open === null ? 0 : 1)
  return (
    <>
      {open !== null && (
        <span>
          <Status tone={visitTone[open.state]}>
            {t(`states.${open.state}`)} {open.number}
          </Status>
        </span>
      )}
      <span>
        {last === null
          ? before === 0 && lastServedAt !== null
            ? t('person.lastServed', { day: nearDay(dayOf(lastServedAt), today) })
            : t(before === 0 ? 'person.firstTime' : 'person.visits', { count: before })
          : t('person.lastVisit', { day: nearDay(last.day, today), matter: words.matter(last) })}
      </span>
    </>
  )
}
