/** Puts a request right while it is not over: how it is done, by whom it is brought, the mandate, the note. */
import { Checkbox, Form as AntForm, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import { DetailDrawer, Field, Form, useWatched } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { courseContract } from '../contract'
import type { Mode } from '../../requests/contract/words'
import type { RequestRecord } from '../contract/record'
import { AgentFields, agentOf, MandateFields, mandateOf, type PartyValues } from './PartyFields'

interface Values extends PartyValues {
  readonly mode: Mode
  /** The page knows an agent's numbers only masked, so an agent stays, goes, or is written anew. */
  readonly agentIs: 'kept' | 'none' | 'new'
  readonly note: string
  readonly mandateSigned?: boolean
}

export function AmendDrawer({
  request,
  onClose,
}: {
  readonly request: RequestRecord
  readonly onClose: () => void
}) {
  const { t } = useTranslation('service-requests')
  const paper = usePaperWords('service-requests')
  const amend = useWrite(desk.serviceRequests.amend)
  const [form] = AntForm.useForm<Values>()
  const { row, item, agent, mandate, note } = request
  const start: Values = {
    mode: row.mode,
    agentIs: agent === null ? 'none' : 'kept',
    note,
    mandate: mandate ?? { powers: paper('open.usualPowers', { item: item.text.name }) },
  }
  const mode = useWatched(form, 'mode') ?? start.mode
  const agentIs = useWatched(form, 'agentIs') ?? start.agentIs
  const written = useWatched(form, 'mandate') ?? start.mandate
  const isAsSigned =
    mandate?.signed === true &&
    mode === row.mode &&
    agentIs === start.agentIs &&
    written?.powers === mandate.powers &&
    written.until === mandate.until
  const inputOf = (values: Values) => ({
    id: row.id,
    mode: values.mode,
    note: values.note,
    mandate: values.mode === 'delegated' ? mandateOf(values) : null,
    ...(isAsSigned ? {} : { mandateSigned: values.mandateSigned ?? false }),
    ...(values.agentIs === 'kept' ? {} : { agent: values.agentIs === 'none' ? null : agentOf(values) }),
  })
  return (
    <DetailDrawer title={t('request.amend')} onClose={onClose}>
      <Form<Values, unknown>
        label={t('request.amend')}
        form={form}
        draft={`service-requests.amend:${row.id}`}
        initial={start}
        schema={courseContract.amend['~orpc'].inputSchema}
        inputOf={inputOf}
        submit={(values) => amend.write(inputOf(values))}
        onDone={() => {
          notify(t('request.amended', { number: row.number }))
          onClose()
        }}
        submitLabel={t('request.amend')}
        onCancel={onClose}
      >
        <Field name="mode" label={t('column.mode')}>
          <Radio.Group options={item.text.modes.map((value) => ({ value, label: t(`modes.${value}`) }))} />
        </Field>
        {mode === 'delegated' && <MandateFields />}
        {mode === 'delegated' && !isAsSigned && request.clock.phase !== 'not-started' && (
          <Field
            name="mandateSigned"
            label={t('request.mandate')}
            hint={t('request.signAgain')}
            valueProp="checked"
          >
            <Checkbox>{t('step.mandateSigned')}</Checkbox>
          </Field>
        )}
        <Field name="agentIs" label={t('request.agent')}>
          <Radio.Group
            options={[
              ...(agent === null ? [] : [{ value: 'kept', label: agent.name }]),
              { value: 'none', label: t('request.noAgent') },
              { value: 'new', label: t('request.otherAgent') },
            ]}
          />
        </Field>
        {agentIs === 'new' && <AgentFields />}
        <Field name="note" label={t('request.note')} optional>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
