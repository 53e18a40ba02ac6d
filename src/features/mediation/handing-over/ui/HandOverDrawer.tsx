/** Sends a matter to the body that has to deal with it: the mediation ends here. */
import { Checkbox, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { otherBodies, type OtherBody } from '../../contract/words'
import { desk } from '../../ui/client'
import { handingOverContract } from '../contract'

interface Values {
  readonly body: OtherBody
  readonly name: string
  readonly on: string
  readonly why: string
  /** A line each. */
  readonly papers: string
  readonly receipt: string
  readonly told: number[]
}

export function HandOverDrawer({
  caseId,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const send = useWrite(desk.mediation.handingOver.send)
  const inputOf = ({ receipt, told, papers, ...sent }: Values) => ({
    case: caseId,
    sent: {
      ...sent,
      papers: papers
        .split('\n')
        .map((paper) => paper.trim())
        .filter((paper) => paper !== ''),
    },
    receipt,
    told,
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.handed-over:${caseId}`}
      title={t('handingOver.send')}
      about={<p className="law small soft">{t('handingOver.law')}</p>}
      initial={{ body: 'police', name: '', on: today, why: '', papers: '', receipt: '', told: [] }}
      schema={handingOverContract.send['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^sent\./, '').replace(/^(papers|told)\..*/, '$1')}
      submit={(values) => send.write(inputOf(values))}
      onDone={() => {
        notify(t('handingOver.sent'))
        onClose()
      }}
      onClose={onClose}
    >
      <FieldRow>
        <Field name="body" label={t('handingOver.to')}>
          <Select
            options={otherBodies.map((value) => ({ value, label: t(`handingOver.bodies.${value}`) }))}
          />
        </Field>
        <Field name="name" label={t('handingOver.name')}>
          <Input maxLength={60} placeholder={t('handingOver.nameExample')} />
        </Field>
      </FieldRow>
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="why" label={t('handingOver.why')}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Field>
      <Field name="papers" label={t('handingOver.papers')} hint={t('handingOver.papersHint')} optional>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Field>
      <Field name="receipt" label={t('handingOver.receipt')} hint={t('handingOver.receiptHint')} optional>
        <Input maxLength={60} />
      </Field>
      <Field name="told" label={t('handingOver.whoIsTold')} optional>
        <Checkbox.Group
          className="checks"
          options={parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </MoveDrawer>
  )
}
