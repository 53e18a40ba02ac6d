/** What came of a case that was handed over: somebody there signed for it, parties were told where it went. */
import { Checkbox, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { handingOverContract } from '../contract'

interface Values {
  readonly on: string
  readonly receipt: string
  readonly told: number[]
}

export function HandedOverNoteDrawer({
  caseId,
  parties,
  isSignedFor,
  onClose,
}: {
  readonly caseId: number
  /** Those who were not told yet. */
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly isSignedFor: boolean
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const note = useWrite(desk.mediation.handingOver.note)
  const inputOf = (values: Values) => ({ case: caseId, ...values })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.handed-over-note:${caseId}`}
      title={t('handingOver.note')}
      initial={{ on: today, receipt: '', told: parties.map(({ id }) => id) }}
      schema={handingOverContract.note['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^told\..*/, 'told')}
      submit={(values) => note.write(inputOf(values))}
      onDone={() => {
        notify(t('handingOver.noted'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      {!isSignedFor && (
        <Field name="receipt" label={t('handingOver.receipt')} optional>
          <Input maxLength={60} />
        </Field>
      )}
      {parties.length > 0 && (
        <Field name="told" label={t('handingOver.whoIsTold')} optional>
          <Checkbox.Group
            className="checks"
            options={parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
    </MoveDrawer>
  )
}
