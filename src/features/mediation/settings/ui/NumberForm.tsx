/** The form of the numbers of cases: what stands in braces is put in when a case is accepted. What has a number keeps it. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { isTemplate, numberText } from '#work/numbering/rules'
import { yearOf } from '#ground/days'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { useToday } from '#app/session/session'
import { ErrorState, Field, Form, LoadingLines } from '#app/parts/index'
import { casesContract } from '../../cases/contract'
import { Section } from '../../ui/case/Section'
import { desk } from '../../ui/client'

interface Values {
  readonly template: string
}

export function NumberForm() {
  const { t } = useTranslation('mediation')
  const { data, error, refetch } = useQuery(desk.mediation.cases.numberForm.queryOptions({ input: {} }))
  const save = useWrite(desk.mediation.cases.setNumberForm)
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  return (
    <Section title={t('settings.number')} remark={t('settings.numberRemark')}>
      <div className="mediation-line">
        <Form<Values, unknown>
          draft="mediation.settings-number"
          label={t('settings.number')}
          initial={{ template: data.template }}
          schema={casesContract.setNumberForm['~orpc'].inputSchema}
          inputOf={(values) => values}
          submit={(values) => save.write(values)}
          onDone={() => notify(t('settings.kept'))}
          submitLabel={t('settings.keep')}
        >
          <Field name="template" label={t('settings.template')} hint={t('settings.templateHint')}>
            <Input maxLength={60} />
          </Field>
          <Preview />
        </Form>
      </div>
    </Section>
  )
}

/** What the first number of the year would look like. */
function Preview() {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const template: unknown = AntForm.useWatch('template')
  const isGood = typeof template === 'string' && isTemplate(template)
  return (
    <p className="small" aria-live="polite">
      {isGood ? (
        <>
          {t('settings.preview')} <b>{numberText(template, yearOf(today), 1)}</b>
        </>
      ) : (
        <span className="soft">{t('settings.noTemplate')}</span>
      )}
    </p>
  )
}
