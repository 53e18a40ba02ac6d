/** 权利义务告知: to whom, on which day (人民调解法 23). */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { sessionsContract } from '../contract'

interface Values {
  readonly parties: number[]
  readonly on: string
}

export function RightsDrawer({
  caseId,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly parties: readonly {
    readonly id: number
    readonly name: string
    readonly rightsToldOn: string | null
    readonly diedOn: string | null
  }[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const tell = useWrite(desk.mediation.sessions.tellRights)
  const inputOf = ({ parties: told, on }: Values) => ({ case: caseId, parties: told, on })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.rights:${caseId}`}
      title={t('sessions.tellRights')}
      about={<p className="law small soft">{t('sessions.rightsLaw')}</p>}
      initial={{
        parties: parties
          .filter(({ rightsToldOn, diedOn }) => rightsToldOn === null && diedOn === null)
          .map(({ id }) => id),
        on: today,
      }}
      schema={sessionsContract.tellRights['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => tell.write(inputOf(values))}
      onDone={() => {
        notify(t('sessions.rightsTold'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="parties" label={t('sessions.toWhom')}>
        <Checkbox.Group
          className="checks"
          options={parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
    </MoveDrawer>
  )
}
