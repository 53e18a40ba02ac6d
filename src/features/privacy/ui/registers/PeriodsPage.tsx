/** How long what is kept: what has to stay when its person asks for its erasure, and what is proposed for erasure later. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { ErrorState, Field, FieldRow, Form, LoadingLines, Sheet } from '#app/parts/index'
import { dutyKinds, privacyContract, type PrivacySettings } from '../../contract'

/** Names with dots in them would be read as paths into the values. */
type Values = Readonly<Record<string, number | null | undefined>>

const retained = ['visits.visits', 'service-requests.requests', 'residents.gone', 'privacy.requests'] as const
const fieldOf = (group: 'duties' | 'retention', kind: string): string =>
  `${group}-${kind.replaceAll('.', '-')}`

const valuesOf = (settings: PrivacySettings): Values => ({
  answerDays: settings.answerDays,
  ...Object.fromEntries(dutyKinds.map((kind) => [fieldOf('duties', kind), settings.duties[kind]])),
  ...Object.fromEntries(retained.map((kind) => [fieldOf('retention', kind), settings.retention[kind]])),
})

/** What was left empty is no number; the schema says so at its field. */
const numberOf = (values: Values, field: string): number => values[field] ?? Number.NaN

const settingsOf = (values: Values): PrivacySettings => ({
  answerDays: numberOf(values, 'answerDays'),
  duties: {
    'service-requests.requests': numberOf(values, fieldOf('duties', 'service-requests.requests')),
    'residents.consents': numberOf(values, fieldOf('duties', 'residents.consents')),
    'privacy.requests': numberOf(values, fieldOf('duties', 'privacy.requests')),
  },
  retention: {
    'visits.visits': numberOf(values, fieldOf('retention', 'visits.visits')),
    'service-requests.requests': numberOf(values, fieldOf('retention', 'service-requests.requests')),
    'residents.gone': numberOf(values, fieldOf('retention', 'residents.gone')),
    'privacy.requests': numberOf(values, fieldOf('retention', 'privacy.requests')),
  },
})

export default function PeriodsPage() {
  const { t } = useTranslation('privacy')
  const settings = useQuery(desk.privacy.settings.queryOptions({ input: {} }))
  const save = useWrite(desk.privacy.saveSettings)
  if (settings.error !== null) {
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  }
  if (settings.data === undefined) return <LoadingLines lines={6} />
  return (
    <Sheet title={t('places.periods')} remark={t('periods.remark')}>
      <div className="sheet-body narrow">
        <Form<Values, PrivacySettings>
          label={t('places.periods')}
          initial={valuesOf(settings.data)}
          schema={privacyContract.saveSettings['~orpc'].inputSchema}
          inputOf={(values) => ({ settings: settingsOf(values) })}
          fieldOf={(path) => path.replace(/^settings\./, '').replaceAll('.', '-')}
          submit={(values) => save.write({ settings: settingsOf(values) })}
          onDone={() => notify(t('periods.saved'))}
          submitLabel={t('periods.save')}
        >
          <Field name="answerDays" label={t('periods.answerDays')} hint={t('periods.answerDaysHint')}>
            <InputNumber min={1} max={30} precision={0} />
          </Field>
          <h3>{t('periods.duties')}</h3>
          <p className="text soft privacy-law">{t('periods.dutiesHint')}</p>
          <FieldRow>
            {dutyKinds.map((kind) => (
              <Field
                key={kind}
                name={fieldOf('duties', kind)}
                label={t(`periods.duty.${kind.replaceAll('.', '-')}`)}
                hint={t(`periods.dutyLaw.${kind.replaceAll('.', '-')}`)}
              >
                <InputNumber min={0} max={360} precision={0} />
              </Field>
            ))}
          </FieldRow>
          <h3>{t('periods.retention')}</h3>
          <p className="text soft privacy-law">{t('periods.retentionHint')}</p>
          <FieldRow>
            {retained.map((kind) => (
              <Field
                key={kind}
                name={fieldOf('retention', kind)}
                label={t(`due.${kind.replaceAll('.', '-')}`, { ns: 'held' })}
              >
                <InputNumber min={1} max={360} precision={0} />
              </Field>
            ))}
          </FieldRow>
        </Form>
      </div>
    </Sheet>
  )
}
