/** 情况说明: what happened, where nothing else of the file tells it; as its writer says it. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { papersContract } from '../contract'

interface Values {
  readonly on: string
  readonly said: string
}

export function AccountDrawer({
  caseId,
  onClose,
}: {
  readonly caseId: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const account = useWrite(desk.mediation.papers.account)
  const inputOf = ({ on, said }: Values) => ({ id: caseId, on, said })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.account:${caseId}`}
      title={t('papers.writeAccount')}
      about={<p className="small soft">{t('papers.accountWhat')}</p>}
      initial={{ on: today, said: '' }}
      schema={papersContract.account['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => account.write(inputOf(values))}
      onDone={() => {
        notify(t('papers.accountDone'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="on" label={t('papers.word.statementOn')}>
        <DayInput />
      </Field>
      <Field name="said" label={t('papers.word.statement')}>
        <Input.TextArea rows={10} maxLength={20_000} />
      </Field>
    </MoveDrawer>
  )
}
