/** The forms of the numbers of cases and of agreements: what stands in braces is put in when one is given. What has a number keeps it. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { isTemplate, numberText } from '#work/numbering/rules'
import { yearOf } from '#ground/days'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { useToday } from '#app/session/session'
import { ErrorState, Field, Form, LoadingLines } from '#app/parts/index'
import { casesContract, numberSeries, type NumberSeries } from '../../cases/contract'
import { Section } from '../../ui/case/Section'
import { desk } from '../../ui/client'

/** Both series stand on one page: each has its field under its own name. */
type Values = Partial<Record<NumberSeries, string>>

export function NumberForm() {
  const { t } = useTranslation('mediation')
  return (
    <Section title={t('settings.number')} remark={t('settings.numberRemark')}>
      <div className="stack">
        {numberSeries.map((series) => (
          <OfSeries key={series} series={series} />
        ))}
      </div>
    </Section>
  )
}

function OfSeries({ series }: { readonly series: NumberSeries }) {
  const { t } = useTranslation('mediation')
  const { data, error, refetch } = useQuery(
    desk.mediation.cases.numberForm.queryOptions({ input: { series } }),
  )
  const save = useWrite(desk.mediation.cases.setNumberForm)
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const inputOf = (values: Values) => ({ series, template: values[series] ?? '' })
  return (
    <Form<Values, unknown>
      draft={`mediation.settings-number:${series}`}
      label={t(`settings.numbers.${series}`)}
      initial={{ [series]: data.template }}
      schema={casesContract.setNumberForm['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => (path === 'template' ? series : path)}
      submit={(values) => save.write(inputOf(values))}
      onDone={() => notify(t('settings.kept'))}
      submitLabel={t('settings.keep')}
    >
      <Field name={series} label={t(`settings.numbers.${series}`)} hint={t('settings.templateHint')}>
        <Input maxLength={60} />
      </Field>
      <Preview series={series} />
    </Form>
  )
}

/** What the first number of the year would look like. */
function Preview({ series }: { readonly series: NumberSeries }) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const template: unknown = AntForm.useWatch(series)
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
