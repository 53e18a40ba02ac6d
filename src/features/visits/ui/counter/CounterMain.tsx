/** The wide column of the counter: the search, and under it whoever was found, with what can be done for them. */
import { useQuery } from '@tanstack/react-query'
import {
  createElement,
  lazy,
  memo,
  Suspense,
  useCallback,
  useMemo,
  useState,
  type ComponentType,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { desk } from '../client'
import { goneOf } from '#app/gone'
import type { ChosenResident, ResidentSearchOffer, ResidentSearchProps } from '#app/feature'
import { later } from '#app/later.tsx'
import { LoadingLines, Sheet } from '#app/parts/index'
import { useOffered } from '#app/registry'
import { useResidentActionKeys } from '#app/resident-actions'
import { useMay } from '#app/session/session'
import type { Visit } from '../../contract'
import { useReturnFocus } from '../use-return-focus'
import { AtRest } from './AtRest'
import { useChoiceInSearch } from './choice'
import { PersonBar } from './PersonBar'
import '../visits.css'

const RegisterHere = later(() => import('./RegisterHere'))
const TurnDrawer = later(() => import('./TurnDrawer'))

const loaded = new WeakMap<ResidentSearchOffer, ComponentType<ResidentSearchProps>>()

/** The search that residents offer, loaded once. */
function searchOf(offer: ResidentSearchOffer): ComponentType<ResidentSearchProps> {
  const known = loaded.get(offer)
  if (known !== undefined) return known
  // What the search tells is told back to it by nobody: it is not drawn again for it.
  const made = memo(lazy(offer.part))
  loaded.set(offer, made)
  return made
}

/**
 * Whom the bar is about: whoever is chosen in the search, else whoever is being served. Someone who came from the
 * queue is known already and need not be searched for. While someone is searched for and not found, it is about
 * nobody: the keys must not act on another person than the one who was typed.
 */
function usePerson(chosen: ChosenResident | undefined, searching: boolean): ChosenResident | undefined {
  const { data: served } = useQuery({
    ...desk.visits.home.queryOptions({ input: {} }),
    select: ({ atCounter }) => atCounter.findLast((visit) => visit.state === 'serving')?.resident ?? null,
  })
  const { data: card } = useQuery({
    ...desk.residents.card.queryOptions({ input: { id: served?.id ?? 1 } }),
    enabled: chosen === undefined && served !== undefined && served !== null,
  })
  const known = useMemo(
    () => (card === undefined ? undefined : { ...card, gone: goneOf(card.status) }),
    [card],
  )
  if (chosen !== undefined || searching) return chosen
  return served !== null && known?.id === served?.id ? known : undefined
}

export default function CounterMain() {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const mayEdit = useMay('visits.edit')
  const actionKeys = useResidentActionKeys()
  const { chosen, search, onChosen, onSearching } = useChoiceInSearch()
  const [registering, setRegistering] = useState<ChosenResident>()
  const [turning, setTurning] = useState<Visit>()
  const leaveFocus = useReturnFocus(registering !== undefined || turning !== undefined)
  const person = usePerson(chosen, search.text !== '')
  const atRest = person === undefined && search.text === ''
  const [offer] = useOffered((feature) => feature.residentSearch)
  const keyHints = useMemo(
    () => actionKeys.map(({ keys, label }) => <span key={keys}>{`${keys} ${label}`}</span>),
    [actionKeys],
  )
  const open = useCallback(
    (resident: ChosenResident) => void navigate(`/residents/${resident.id}`),
    [navigate],
  )

  return (
    <Sheet grow label={t('counter.region')}>
      <div className={atRest ? 'counter-search at-top' : 'counter-search'}>
        {offer !== undefined && (
          <Suspense fallback={<LoadingLines lines={6} />}>
            {createElement(searchOf(offer.offer), {
              onChosen,
              onSearching,
              onOpen: open,
              keyHints,
            })}
          </Suspense>
        )}
      </div>
      {atRest && <AtRest />}
      <PersonBar
        resident={person}
        search={search}
        onTurn={(visit) => {
          leaveFocus()
          setTurning(visit)
        }}
        onRegister={
          mayEdit
            ? (resident) => {
                leaveFocus()
                setRegistering(resident)
              }
            : undefined
        }
      />
      {registering !== undefined && (
        <RegisterHere
          title={t('register.of', { name: registering.name })}
          resident={{ id: registering.id, name: registering.name }}
          then="serve"
          onDone={() => setRegistering(undefined)}
          onClose={() => setRegistering(undefined)}
        />
      )}
      {turning !== undefined && <TurnDrawer visit={turning} onClose={() => setTurning(undefined)} />}
    </Sheet>
  )
}
