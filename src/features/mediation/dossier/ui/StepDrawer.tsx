/** 结案 and 退回补正: the day, and the reason where one is asked for. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { dossierContract } from '../contract'

interface Values {
  readonly day: string
  readonly reason: string
}

interface StepDrawerProps {
  readonly caseId: number
  readonly step: 'close' | 'send-back'
  /** How many things the self-check found missing. */
  readonly missing: number
  readonly onClose: () => void
}

export function StepDrawer({ caseId, step, missing, onClose }: StepDrawerProps) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const close = useWrite(desk.mediation.dossier.close)
  const sendBack = useWrite(desk.mediation.dossier.sendBack)
  const inputOf = ({ day, reason }: Values) => ({ id: caseId, day, reason })
  const closes = step === 'close'
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.step:${caseId}:${step}`}
      title={t(closes ? 'dossier.close' : 'dossier.sendBack')}
      {...(closes && missing > 0
        ? { about: <p className="small">{t('dossier.closesMissing', { count: missing })}</p> }
        : {})}
      initial={{ day: today, reason: '' }}
      schema={dossierContract.close['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => (closes ? close : sendBack).write(inputOf(values))}
      onDone={() => {
        notify(t(closes ? 'dossier.closed' : 'dossier.sentBack'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="day" label={t('dossier.day')}>
        <DayInput />
      </Field>
      <Field name="reason" label={t('dossier.reason')}>
        <Input.TextArea rows={4} maxLength={500} />
      </Field>
    </MoveDrawer>
  )
}
