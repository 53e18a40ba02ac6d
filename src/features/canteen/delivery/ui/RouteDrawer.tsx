/** A round: who goes it, who is on it in which order, where to find the door, where the key is. */
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, EmptyState, ErrorState, Field, FieldRow, Form, LoadingLines } from '#app/parts/index'
import { DinerPick } from '../../diners/ui/DinerPick'
import { desk } from '../../ui/client'
import { deliveryContract, partsOfPlace, type PartOfPlace } from '../contract'
import './delivery.css'

interface Place {
  readonly diner: number
  readonly name: string
  readonly landmark: string
  readonly keyNote: string
  readonly band: string
  /** Their door is not told, and is not written here either. */
  readonly isHidden: boolean
}
interface Values {
  readonly name: string
  readonly carrier: string
  readonly stops: readonly Place[]
}

export default function RouteDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { routeId } = useParams()
  const [search] = useSearchParams()
  const keep = useWrite(desk.canteen.delivery.keepRoute)
  const { data, error, refetch } = useQuery(desk.canteen.delivery.routes.queryOptions({ input: {} }))
  const route = data?.routes.find(({ id }) => id === Number(routeId))
  /** Who is on another round, with what is known of their door: they bring it along. */
  const elsewhere = new Map(
    (data?.routes ?? [])
      .filter((other) => other.id !== route?.id)
      .flatMap((other) => other.stops.map(({ address: _, ...stop }) => [stop.diner, stop] as const)),
  )
  const close = () => void navigate(`/canteen/delivery?${search.toString()}`)
  const inputOf = ({ name, carrier, stops }: Values) => ({
    id: route?.id ?? null,
    name,
    carrier,
    stops: stops.map(({ diner, landmark, keyNote, band }) => ({
      ...{ diner, landmark, keyNote, band },
      ...emptiedOf({ landmark, keyNote, band }, elsewhere.get(diner)),
    })),
  })
  const title = routeId === undefined ? t('delivery.addRoute') : (route?.name ?? t('delivery.route'))
  return (
    <DetailDrawer title={title} width={680} onClose={close}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={6} />}
      {data !== undefined && routeId !== undefined && route === undefined && (
        <EmptyState>{t('delivery.routeUnknown')}</EmptyState>
      )}
      {data !== undefined && (routeId === undefined || route !== undefined) && (
        <Form<Values, unknown>
          label={title}
          initial={{
            name: route?.name ?? '',
            carrier: route?.carrier ?? '',
            stops: (route?.stops ?? []).map(({ address: _, ...stop }) => stop),
          }}
          schema={deliveryContract.keepRoute['~orpc'].inputSchema}
          inputOf={inputOf}
          fieldOf={(path) => path.replace(/^stops.*/, 'stops')}
          submit={(values) => keep.write(inputOf(values))}
          onDone={(_, { name }) => {
            notify(t('delivery.routeKept', { name }))
            close()
          }}
          submitLabel={t('delivery.keepRoute')}
          onCancel={close}
        >
          <FieldRow>
            <Field name="name" label={t('delivery.routeName')}>
              <Input maxLength={20} autoFocus />
            </Field>
            <Field name="carrier" label={t('delivery.carrier')}>
              <Input maxLength={30} />
            </Field>
          </FieldRow>
          <Field name="stops" label={t('delivery.stops')} hint={t('delivery.stopsHint')}>
            <Stops elsewhere={elsewhere} />
          </Field>
        </Form>
      )}
    </DetailDrawer>
  )
}

/** What was known of a place on another round, and was taken out here. */
function emptiedOf(
  typed: Pick<Place, PartOfPlace>,
  known: Place | undefined,
): { readonly emptied?: PartOfPlace[] } {
  if (known === undefined || known.isHidden) return {}
  const emptied = partsOfPlace.filter((part) => typed[part] === '' && known[part] !== '')
  return emptied.length === 0 ? {} : { emptied }
}

function Stops({
  elsewhere,
  value = [],
  onChange,
}: {
  readonly elsewhere: ReadonlyMap<number, Place>
  readonly value?: readonly Place[]
  readonly onChange?: (stops: readonly Place[]) => void
}) {
  const { t } = useTranslation('canteen')
  const [picks, setPicks] = useState(0)
  const settings = useQuery(desk.canteen.settings.get.queryOptions({ input: {} }))
  const bands = (settings.data?.deliveryBands ?? []).map(({ name }) => ({ value: name }))
  const put = (diner: number, own: Partial<Place>) =>
    onChange?.(value.map((stop) => (stop.diner === diner ? { ...stop, ...own } : stop)))
  /** One place up or down; at the end it stays. */
  const move = (at: number, by: number) => {
    const [one, other] = [value[at], value[at + by]]
    if (one === undefined || other === undefined) return
    onChange?.(value.map((stop, place) => (place === at ? other : place === at + by ? one : stop)))
  }
  return (
    <div role="group" aria-label={t('delivery.stops')} className="delivery-places">
      {value.map((stop, at) => (
        <div
          key={stop.diner}
          className="delivery-place"
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
            event.preventDefault()
            event.stopPropagation()
            move(at, event.key === 'ArrowUp' ? -1 : 1)
          }}
        >
          <kbd>{at + 1}</kbd>
          <b>{stop.name}</b>
          {stop.isHidden && <span className="soft delivery-untold">{t('delivery.hidden')}</span>}
          {!stop.isHidden && (
            <>
              <Input
                maxLength={60}
                aria-label={t('delivery.landmarkOf', { name: stop.name })}
                placeholder={t('delivery.landmark')}
                value={stop.landmark}
                onChange={({ target }) => put(stop.diner, { landmark: target.value })}
              />
              <Input
                maxLength={60}
                aria-label={t('delivery.keyNoteOf', { name: stop.name })}
                placeholder={t('delivery.keyNote')}
                value={stop.keyNote}
                onChange={({ target }) => put(stop.diner, { keyNote: target.value })}
              />
              <AutoComplete
                maxLength={20}
                aria-label={t('delivery.bandOf', { name: stop.name })}
                placeholder={t('delivery.band')}
                value={stop.band}
                options={bands}
                onChange={(band: string) => put(stop.diner, { band })}
              />
            </>
          )}
          <Button
            type="text"
            aria-label={t('delivery.upOf', { name: stop.name })}
            disabled={at === 0}
            onClick={() => move(at, -1)}
          >
            ↑
          </Button>
          <Button
            type="text"
            aria-label={t('delivery.downOf', { name: stop.name })}
            disabled={at === value.length - 1}
            onClick={() => move(at, 1)}
          >
            ↓
          </Button>
          <Button
            type="text"
            aria-label={t('delivery.removeOf', { name: stop.name })}
            onClick={() => onChange?.(value.filter((one) => one !== stop))}
          >
            ×
          </Button>
        </div>
      ))}
      <DinerPick
        key={picks}
        onChange={(diner) => {
          if (diner === undefined || value.some((stop) => stop.diner === diner.id)) return
          const unknown = { landmark: '', keyNote: '', band: '', isHidden: false }
          onChange?.([...value, elsewhere.get(diner.id) ?? { diner: diner.id, name: diner.name, ...unknown }])
          setPicks(picks + 1)
        }}
      />
    </div>
  )
}
