/** An original handed out: to whom, on which day, who signed for it. */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { agreementsContract, type AgreementShown } from '../contract/index'
import type { Agreements } from './agreements'

interface Values {
  /** 0 is the file's own. */
  readonly for: number
  readonly givenOn: string
  readonly takenBy: string
}

export function CopyDrawer({
  agreement,
  parties,
  onClose,
}: {
  readonly agreement: AgreementShown
  readonly parties: Agreements['parties']
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const give = useWrite(desk.mediation.agreements.giveCopy)
  const inputOf = (values: Values) => ({
    agreement: agreement.id,
    party: values.for === 0 ? null : values.for,
    givenOn: values.givenOn,
    takenBy: values.takenBy,
  })
  const next = parties.find(({ id }) => !agreement.copies.some(({ party }) => party === id))
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.copy:${agreement.id}`}
      title={t('agreements.steps.copy')}
      about={<p className="law small soft">{t('agreements.copyLaw')}</p>}
      initial={{ for: next?.id ?? 0, givenOn: today, takenBy: next?.name ?? '' }}
      schema={agreementsContract.giveCopy['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => (path === 'party' ? 'for' : path)}
      submit={(values) => give.write(inputOf(values))}
      onDone={() => {
        notify(t('agreements.copyGiven'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="for" label={t('agreements.copyFor')}>
        <Select
          options={[
            ...parties.map(({ id, name }) => ({ value: id, label: name })),
            { value: 0, label: t('agreements.theFile') },
          ]}
        />
      </Field>
      <Field name="givenOn" label={t('agreements.givenOn')}>
        <DayInput />
      </Field>
      <Field name="takenBy" label={t('agreements.takenBy')}>
        <Input maxLength={40} />
      </Field>
    </MoveDrawer>
  )
}
