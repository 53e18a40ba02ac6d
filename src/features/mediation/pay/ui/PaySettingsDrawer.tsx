/** The rates and conditions of pay by case, as the judicial office published them here. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form as AntForm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorState, Field, FieldRow, Form, LoadingLines, MoneyInput } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { monthOf } from '#ground/days'
import { difficulties } from '../../contract/words'
import { desk } from '../../ui/client'
import { payContract, type PaySettingsShown } from '../contract'

export default function PaySettingsDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const month = monthOf(useToday())
  const { data, error, refetch } = useQuery(desk.mediation.pay.month.queryOptions({ input: { month } }))
  const configure = useWrite(desk.mediation.pay.configure)
  const close = () => void navigate('/mediation/pay')
  return (
    <DetailDrawer title={t('pay.settings')} width={600} onClose={close}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={6} />}
      {data !== undefined && (
        <Form<PaySettingsShown, unknown>
          label={t('pay.settings')}
          draft="mediation.pay-settings"
          initial={data.settings}
          schema={payContract.configure['~orpc'].inputSchema}
          inputOf={(settings) => ({ settings })}
          fieldOf={(path) => path.replace(/^settings\./, '')}
          submit={(settings) => configure.write({ settings })}
          onDone={() => {
            notify(t('pay.settingsKept'))
            close()
          }}
          submitLabel={t('pay.keep')}
          onCancel={close}
        >
          <FieldRow>
            {difficulties.map((difficulty) => (
              <Field
                key={difficulty}
                name={`baseFen.${difficulty}`}
                label={t('pay.base', { difficulty: t(`difficulties.${difficulty}`) })}
              >
                <MoneyInput />
              </Field>
            ))}
          </FieldRow>
          <FieldRow>
            <Field name="perFurtherPersonFen" label={t('pay.perPerson')}>
              <MoneyInput />
            </Field>
            <Field name="mostFen" label={t('pay.most')}>
              <MoneyInput />
            </Field>
          </FieldRow>
          <Steps />
          <Field name="onlySuccesses" label={t('pay.conditions')} valueProp="checked">
            <Checkbox>{t('pay.onlySuccesses')}</Checkbox>
          </Field>
          <Field name="onlyWhenPerformed" label={t('pay.conditions')} valueProp="checked">
            <Checkbox>{t('pay.onlyWhenPerformed')}</Checkbox>
          </Field>
        </Form>
      )}
    </DetailDrawer>
  )
}

/** From so much money on, so much more: the highest step that is reached counts. */
function Steps() {
  const { t } = useTranslation('mediation')
  return (
    <AntForm.List name="moneySteps">
      {(lines, { add, remove }) => (
        <>
          {lines.map(({ key, name }) => (
            <FieldRow key={key}>
              <Field name={`${name}.fromFen`} label={t('pay.stepFrom')}>
                <MoneyInput />
              </Field>
              <Field name={`${name}.addFen`} label={t('pay.stepAdd')}>
                <MoneyInput />
              </Field>
              <button type="button" className="link" onClick={() => remove(name)}>
                {t('pay.removeStep')}
              </button>
            </FieldRow>
          ))}
          <p>
            <button type="button" className="link" onClick={() => add({ fromFen: null, addFen: null })}>
              {t('pay.addStep')}
            </button>
          </p>
        </>
      )}
    </AntForm.List>
  )
}
