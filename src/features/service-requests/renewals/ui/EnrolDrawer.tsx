/** Puts someone on the list of renewals whose duty was last done elsewhere. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, Form } from '#app/parts/index'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'
import { renewalsContract } from '../contract'

interface Values {
  readonly resident?: PickedResident
  readonly itemId?: number
  readonly due?: string
}

/** As the contract checks it: what nobody filled in is missing, and said to be. */
const checkedOf = ({ resident, itemId, due }: Values) => ({ residentId: resident?.id, itemId, due })

/** As it is sent, after the check. */
const inputOf = ({ resident, itemId, due }: Values) => ({
  residentId: resident?.id ?? 0,
  itemId: itemId ?? 0,
  due: due ?? '',
})

export default function EnrolDrawer() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const enrol = useWrite(desk.serviceRequests.renewals.enrol)
  const { data } = useQuery(desk.serviceRequests.items.list.queryOptions({ input: { withdrawn: false } }))
  const close = () => void navigate('..', { relative: 'path' })
  return (
    <DetailDrawer title={t('renewals.enrol')}>
      <Form<Values, unknown>
        label={t('renewals.enrol')}
        draft="service-requests.enrol"
        initial={{}}
        schema={renewalsContract.enrol['~orpc'].inputSchema}
        inputOf={checkedOf}
        fieldOf={(path) => (path === 'residentId' ? 'resident' : path)}
        submit={(values) => enrol.write(inputOf(values))}
        onDone={(_, { resident }) => {
          notify(t('renewals.enrolled', { name: resident?.name ?? '' }))
          close()
        }}
        submitLabel={t('renewals.enrol')}
        onCancel={close}
      >
        <Field name="resident" label={t('column.resident')}>
          <ResidentPick autoFocus />
        </Field>
        <Field name="itemId" label={t('column.item')} hint={t('renewals.itemHint')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.items ?? [])
              .filter(({ renews }) => renews)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field name="due" label={t('renewals.dueDay')}>
          <DayInput />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
