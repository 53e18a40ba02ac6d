/** Which case takes this one in, and why: from then on it is handled there, and its own road ends. */
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { partiesText } from '../../ui/words'
import { jointContract, type OtherCase } from '../contract'

interface Values {
  readonly into?: number | undefined
  readonly day: string
  readonly reason: string
}

export function JoinDrawer({
  caseId,
  candidates,
  onClose,
}: {
  readonly caseId: number
  readonly candidates: readonly OtherCase[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const join = useWrite(desk.mediation.joint.join)
  const inputOf = ({ into, ...values }: Values) => ({ case: caseId, ...values, into: into ?? 0 })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.join:${caseId}`}
      title={t('joint.join')}
      about={<p className="small soft">{t('joint.aboutJoin')}</p>}
      initial={{ into: candidates[0]?.id, day: today, reason: '' }}
      schema={jointContract.join['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => join.write(inputOf(values))}
      onDone={() => {
        notify(t('joint.isJoined'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="into" label={t('joint.which')}>
        <Radio.Group
          options={candidates.map((one) => ({
            value: one.id,
            label: `${one.number ?? ''} ${partiesText(t, one)} ${one.kind}`,
          }))}
        />
      </Field>
      <Field name="day" label={t('representatives.day')}>
        <DayInput />
      </Field>
      <Field name="reason" label={t('intake.reason')}>
        <Input maxLength={200} />
      </Field>
    </MoveDrawer>
  )
}
