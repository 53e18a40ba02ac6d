/** Turns the visit at the counter into a service request: the item is chosen, everything else is known already. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { distanceOfName, namedBy, type Called } from '#ground/finding'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { DetailDrawer, ErrorState, Field, Form, LoadingLines } from '#app/parts/index'
import { requestModes, visitsContract, type Moved, type RequestMode, type Visit } from '../../contract'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'
import { useMoves } from '../use-moves'
import { useVisitWords } from '../words'

interface Values {
  readonly resident?: PickedResident
  readonly itemId?: number
  readonly mode?: RequestMode
}

export interface TurnDrawerProps {
  readonly visit: Visit
  readonly onClose: () => void
}

export default function TurnDrawer({ visit, onClose }: TurnDrawerProps) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const items = useQuery(desk.serviceRequests.items.list.queryOptions({ input: { withdrawn: false } }))
  return (
    <DetailDrawer title={t('turn.title', { who: words.called(visit) })} onClose={onClose}>
      {items.error !== null && <ErrorState error={items.error} onRetry={() => void items.refetch()} />}
      {items.isPending && <LoadingLines lines={4} />}
      {items.data !== undefined && <TurnForm visit={visit} items={items.data.items} onClose={onClose} />}
    </DetailDrawer>
  )
}

interface Item {
  readonly id: number
  readonly name: string
  readonly alsoCalled: readonly string[]
  readonly initials: readonly string[]
  readonly pinyin: readonly string[]
  readonly category: string
  readonly modes: readonly RequestMode[]
}

function TurnForm({ visit, items, onClose }: TurnDrawerProps & { readonly items: readonly Item[] }) {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const { made } = useMoves()
  const become = useWrite(desk.visits.becomeRequest)
  // What they came for in words is often the item's name; else those of the same kind come first.
  const named = nearestTo(items, visit.matter)
  const [item, setItem] = useState<Item | undefined>(named)
  const [form] = AntForm.useForm<Values>()
  const input = (values: Values) => ({
    id: visit.id,
    itemId: values.itemId ?? 0,
    mode: values.mode ?? item?.modes[0] ?? 'assisted',
    ...(visit.resident === null && values.resident !== undefined ? { residentId: values.resident.id } : {}),
  })
  const inOrder = [...items].sort(
    (a, b) => Number(b.category === visit.category) - Number(a.category === visit.category),
  )

  return (
    <Form<Values, Moved & { serviceRequestId: number }>
      label={t('turn.title', { who: '' })}
      initial={named === undefined ? {} : { itemId: named.id, mode: named.modes[0] ?? 'assisted' }}
      schema={visitsContract.becomeRequest['~orpc'].inputSchema}
      inputOf={input}
      fieldOf={(path) => (path === 'residentId' ? 'resident' : path)}
      submit={(values) => become.write(input(values))}
      onDone={(moved) => {
        made('become-request', moved)
        onClose()
        void navigate(`/service-requests/${moved.serviceRequestId}`)
      }}
      form={form}
      onChange={({ itemId }) => {
        const chosen = items.find((one) => one.id === itemId)
        if (chosen?.id === item?.id) return
        setItem(chosen)
        // How it will be done is on screen before it is sent.
        form.setFieldValue('mode', chosen?.modes[0] ?? 'assisted')
      }}
      submitLabel={t('turn.save')}
      onCancel={onClose}
    >
      <Field
        name="itemId"
        label={t('turn.item')}
        {...(visit.matter === '' ? {} : { hint: t('turn.matter', { matter: visit.matter }) })}
      >
        <Select
          autoFocus
          showSearch={{
            filterOption: (typed, option) => distanceOf(items, Number(option?.value), typed) !== null,
            filterSort: (one, other, { searchValue }) =>
              (distanceOf(items, one.value, searchValue) ?? Infinity) -
              (distanceOf(items, other.value, searchValue) ?? Infinity),
          }}
          placeholder={t('turn.itemHint')}
          notFoundContent={t('turn.noItem')}
          options={inOrder.map((one) => ({ value: one.id, label: one.name }))}
        />
      </Field>
      {item !== undefined && item.modes.length > 1 && (
        <Field name="mode" label={t('turn.mode')}>
          <Radio.Group
            optionType="button"
            options={requestModes
              .filter((mode) => item.modes.includes(mode))
              .map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
          />
        </Field>
      )}
      {visit.resident === null ? (
        <Field name="resident" label={t('turn.applicant')} hint={t('turn.applicantNeeded')}>
          <ResidentPick />
        </Field>
      ) : (
        <p className="turn-applicant">
          {t('turn.applicant')} <b>{visit.resident.name}</b>
        </p>
      )}
      <p className="small soft turn-applicant">{t('turn.carried')}</p>
    </Form>
  )
}

const calledOf = ({ name, alsoCalled, initials, pinyin }: Item): Called => ({
  names: [name, ...alsoCalled],
  initials,
  pinyin,
})

const distanceOf = (items: readonly Item[], id: number, typed: string): number | null => {
  const item = items.find((one) => one.id === id)
  return item === undefined ? null : distanceOfName(calledOf(item), typed)
}

/** The item that somebody's words name, if they name one: the shortest of those they name best. */
function nearestTo(items: readonly Item[], matter: string): Item | undefined {
  const words = matter.replaceAll(/\s/g, '')
  if (words.length < 2) return undefined
  return namedBy(
    items.toSorted((a, b) => a.name.length - b.name.length),
    words,
    calledOf,
  )[0]
}
