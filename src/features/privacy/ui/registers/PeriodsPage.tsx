/** How long what is kept: what has to stay when its person asks for its erasure, and what is proposed for erasure later. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { ErrorState, Field, FieldRow, Form, LoadingLines, Sheet } from '#app/parts/index'
import { privacyContract, type PrivacySettings } from '../../contract'
import { keyOf, usePeriodWords } from '../words'

/** Names with dots in them would be read as paths into the values. */
type Values = Readonly<Record<string, number | null | undefined>>

const groups = ['duties', 'retention'] as const
type Group = (typeof groups)[number]
const fieldOf = (group: Group, kind: string): string => `${group}-${keyOf(kind)}`

const valuesOf = (settings: PrivacySettings): Values => ({
  answerDays: settings.answerDays,
  ...Object.fromEntries(
    groups.flatMap((group) =>
      Object.entries(settings[group]).map(([kind, months]) => [fieldOf(group, kind), months] as const),
    ),
  ),
})

/** What was left empty is no number; the schema says so at its field. */
const numberOf = (values: Values, field: string): number => values[field] ?? Number.NaN

/** What was typed for every period that there is. */
const settingsOf = (values: Values, shown: PrivacySettings): PrivacySettings => {
  const monthsOf = (group: Group) =>
    Object.fromEntries(
      Object.keys(shown[group]).map((kind) => [kind, numberOf(values, fieldOf(group, kind))] as const),
    )
  return {
    answerDays: numberOf(values, 'answerDays'),
    duties: monthsOf('duties'),
    retention: monthsOf('retention'),
  }
}

export default function PeriodsPage() {
  const { t } = useTranslation('privacy')
  const words = usePeriodWords()
  const settings = useQuery(desk.privacy.settings.queryOptions({ input: {} }))
  const save = useWrite(desk.privacy.saveSettings)
  if (settings.error !== null) {
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  }
  if (settings.data === undefined) return <LoadingLines lines={6} />
  const { settings: shown, least } = settings.data
  return (
    <Sheet title={t('places.periods')} remark={t('periods.remark')}>
      <div className="sheet-body narrow">
        <Form<Values, PrivacySettings>
          label={t('places.periods')}
          initial={valuesOf(shown)}
          schema={privacyContract.saveSettings['~orpc'].inputSchema}
          inputOf={(values) => ({ settings: settingsOf(values, shown) })}
          fieldOf={(path) => path.replace(/^settings\./, '').replaceAll('.', '-')}
          submit={(values) => save.write({ settings: settingsOf(values, shown) })}
          onDone={() => notify(t('periods.saved'))}
          submitLabel={t('periods.save')}
        >
          <Field name="answerDays" label={t('periods.answerDays')} hint={t('periods.answerDaysHint')}>
            <InputNumber min={1} max={30} precision={0} />
          </Field>
          <h3>{t('periods.duties')}</h3>
          <p className="text soft privacy-law">{t('periods.dutiesHint')}</p>
          <FieldRow>
            {Object.keys(shown.duties).map((kind) => (
              <Field
                key={kind}
                name={fieldOf('duties', kind)}
                label={words.ofRecords(kind)}
                hint={words.whyItStays(kind)}
              >
                <InputNumber min={least.duties[kind] ?? 0} max={360} precision={0} />
              </Field>
            ))}
          </FieldRow>
          <h3>{t('periods.retention')}</h3>
          <p className="text soft privacy-law">{t('periods.retentionHint')}</p>
          <FieldRow>
            {Object.keys(shown.retention).map((kind) => (
              <Field key={kind} name={fieldOf('retention', kind)} label={words.ofRecords(kind)}>
                <InputNumber min={least.retention[kind] ?? 1} max={360} precision={0} />
              </Field>
            ))}
          </FieldRow>
        </Form>
      </div>
    </Sheet>
  )
}
