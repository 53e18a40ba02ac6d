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
  /** A party, the file's own, or another committee: a word and what it is of. */
  readonly for: string
  readonly givenOn: string
  readonly takenBy: string
}

const file = 'file'
const partyKey = (id: number): string => `party ${String(id)}`
const committeeKey = (name: string): string => `committee ${name}`

export function CopyDrawer({
  agreement,
  parties,
  others,
  onClose,
}: {
  readonly agreement: AgreementShown
  readonly parties: Agreements['parties']
  /** The committees that mediate it with this one. */
  readonly others: readonly string[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const give = useWrite(desk.mediation.agreements.giveCopy)
  const inputOf = (values: Values) => ({
    agreement: agreement.id,
    party: parties.find(({ id }) => partyKey(id) === values.for)?.id ?? null,
    committee: others.find((name) => committeeKey(name) === values.for) ?? '',
    givenOn: values.givenOn,
    takenBy: values.takenBy,
  })
  const next = parties.find(({ id }) => !agreement.copies.some(({ party }) => party === id))
  const other = others.find((name) => !agreement.copies.some(({ committee }) => committee === name))
  const nextOther = other === undefined ? file : committeeKey(other)
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.copy:${agreement.id}`}
      title={t('agreements.steps.copy')}
      about={<p className="law small soft">{t('agreements.copyLaw')}</p>}
      initial={{
        for: next === undefined ? nextOther : partyKey(next.id),
        givenOn: today,
        takenBy: next?.name ?? '',
      }}
      schema={agreementsContract.giveCopy['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => (path === 'party' || path === 'committee' ? 'for' : path)}
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
            ...parties.map(({ id, name }) => ({ value: partyKey(id), label: name })),
            ...others.map((name) => ({ value: committeeKey(name), label: name })),
            { value: file, label: t('agreements.theFile') },
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
