/** A matter the court has filed ends with the court's own paper, or the claim is withdrawn (特邀调解规定 20). */
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { courtEnds } from '../../contract/words'
import { desk } from '../../ui/client'
import { agreementsContract } from '../contract/index'

interface Values {
  readonly by: (typeof courtEnds)[number]
  readonly number: string
  readonly on: string
}

export function CourtDrawer({ caseId, onClose }: { readonly caseId: number; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const settle = useWrite(desk.mediation.agreements.settleInCourt)
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.court:${caseId}`}
      title={t('agreements.steps.settle')}
      about={<p className="law small soft">{t('agreements.courtLaw')}</p>}
      initial={{ by: 'court-paper', number: '', on: today }}
      schema={agreementsContract.settleInCourt['~orpc'].inputSchema}
      inputOf={(values) => ({ case: caseId, ...values })}
      submit={(values) => settle.write({ case: caseId, ...values })}
      onDone={() => {
        notify(t('agreements.settled'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="by" label={t('agreements.courtBy')}>
        <Radio.Group
          options={courtEnds.map((value) => ({ value, label: t(`agreements.courtEnds.${value}`) }))}
        />
      </Field>
      <Field name="number" label={t('agreements.courtNumber')} optional>
        <Input maxLength={60} />
      </Field>
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
    </MoveDrawer>
  )
}
