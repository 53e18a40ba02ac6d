/** The wide column of the counter: the search, and under it whoever was found, with what can be done for them. */
import { createElement, lazy, Suspense, useState, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ChosenResident, ResidentSearchOffer, ResidentSearchProps } from '../../../../app/feature'
import { DetailDrawer, LoadingLines, Sheet } from '../../../../app/parts'
import { useOffered } from '../../../../app/registry'
import { useMay } from '../../../../app/session/session'
import { RegisterForm } from '../register/RegisterForm'
import { useReturnFocus } from '../use-return-focus'
import { PersonBar } from './PersonBar'
import '../visits.css'

const loaded = new WeakMap<ResidentSearchOffer, ComponentType<ResidentSearchProps>>()

/** The search that residents offer, loaded once. */
function searchOf(offer: ResidentSearchOffer): ComponentType<ResidentSearchProps> {
  const known = loaded.get(offer)
  if (known !== undefined) return known
  const made = lazy(offer.part)
  loaded.set(offer, made)
  return made
}

export default function CounterMain() {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const mayEdit = useMay('visits.edit')
  const mayStart = useMay('service-requests.edit')
  const [chosen, setChosen] = useState<ChosenResident>()
  const [registering, setRegistering] = useState<ChosenResident>()
  const leaveFocus = useReturnFocus(registering !== undefined)
  const [offer] = useOffered((feature) => feature.residentSearch)
  const hints = [...(mayStart ? [t('person.startKey')] : []), ...(mayEdit ? [t('person.registerKey')] : [])]

  return (
    <Sheet grow label={t('counter.region')}>
      <div className="counter-search">
        {offer !== undefined && (
          <Suspense fallback={<LoadingLines lines={6} />}>
            {createElement(searchOf(offer.offer), {
              onChosen: setChosen,
              onOpen: (resident) => void navigate(`/residents/${resident.id}`),
              keyHints: hints.map((hint) => <span key={hint}>{hint}</span>),
            })}
          </Suspense>
        )}
      </div>
      <PersonBar
        resident={chosen}
        onStartRequest={
          mayStart ? (resident) => void navigate(`/service-requests/new?resident=${resident.id}`) : undefined
        }
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
        <DetailDrawer
          title={t('register.of', { name: registering.name })}
          onClose={() => setRegistering(undefined)}
        >
          <RegisterForm
            resident={{ id: registering.id, name: registering.name }}
            then="serve"
            onDone={() => setRegistering(undefined)}
            onCancel={() => setRegistering(undefined)}
          />
        </DetailDrawer>
      )}
    </Sheet>
  )
}
