/** On which day somebody said they would come for a renewal: from then on the counter expects them. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { addDays } from '#work/calendar/rules/index'
import { desk } from '../../ui/client'
import { renewalsContract, type RenewalRow } from '../contract'

interface Values {
  readonly comesOn?: string
}

export function PromiseDrawer({ row, onClose }: { readonly row: RenewalRow; readonly onClose: () => void }) {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  const noteCall = useWrite(desk.serviceRequests.renewals.noteCall)
  const inputOf = ({ comesOn }: Values) => ({
    id: row.id,
    outcome: 'will-come' as const,
    comesOn: comesOn ?? null,
  })
  const title = t('renewals.promise', { name: row.resident.name, item: row.itemName })
  return (
    <DetailDrawer title={title} onClose={onClose}>
      <Form<Values, unknown>
        label={title}
        initial={{ comesOn: addDays(today, 1) }}
        schema={renewalsContract.noteCall['~orpc'].inputSchema}
        inputOf={inputOf}
        submit={(values) => noteCall.write(inputOf(values))}
        onDone={() => {
          notify(t('renewals.called.will-come', { name: row.resident.name }))
          onClose()
        }}
        submitLabel={t('renewals.outcomes.will-come')}
        onCancel={onClose}
      >
        <Field name="comesOn" label={t('renewals.comesOn')}>
          <DayInput />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
