/** How long a mediation takes, when parties are asked again, within how many days a danger is looked after. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorState, Field, FieldRow, Form, LoadingLines } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import { desk } from '../../ui/client'
import { settingsContract, type CaseSettings } from '../contract'

interface Values {
  readonly unit: 'days' | 'month'
  readonly length: number | null
  /** Days of a case that is mediated anew; null is as long as the first. */
  readonly anew: number | null
  readonly restDays: CaseSettings['time']['restDays']
  /** `7、30`, as it is typed. */
  readonly rounds: string
  readonly low: number | null
  readonly watched: number
  readonly high: number
}

const daysIn = (typed: string): number[] => (typed.match(/\d+/g) ?? []).map(Number)

const inputOf = ({ unit, length, anew, restDays, rounds, low, watched, high }: Values) => ({
  settings: {
    time: {
      usual: unit === 'month' ? { unit } : { unit, length: length ?? 0 },
      ...(anew === null ? {} : { anew: { unit: 'days' as const, length: anew } }),
      restDays,
    },
    followUpDays: daysIn(rounds),
    contactDays: { low, watched, high },
  },
})

const fieldOf = (path: string): string => {
  const [, part, name = ''] = path.split('.')
  if (part === 'followUpDays') return 'rounds'
  if (part === 'contactDays') return name
  if (path.includes('anew')) return 'anew'
  return path.endsWith('restDays') ? 'restDays' : 'length'
}

export function TimesForm() {
  const { t } = useTranslation('mediation')
  const { data, error, refetch } = useQuery(desk.mediation.settings.get.queryOptions({ input: {} }))
  const configure = useWrite(desk.mediation.settings.configure)
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={6} />
  const { time, followUpDays, contactDays } = data
  return (
    <Section title={t('settings.times')} remark={t('settings.timesRemark')}>
      <div className="mediation-line">
        <Form<Values, unknown>
          draft="mediation.settings-times"
          label={t('settings.times')}
          initial={{
            unit: time.usual.unit,
            length: time.usual.unit === 'days' ? time.usual.length : 30,
            anew: time.anew?.unit === 'days' ? time.anew.length : null,
            restDays: time.restDays,
            rounds: followUpDays.join(t('comma')),
            ...contactDays,
          }}
          schema={settingsContract.configure['~orpc'].inputSchema}
          inputOf={inputOf}
          fieldOf={fieldOf}
          submit={(values) => configure.write(inputOf(values))}
          onDone={() => notify(t('settings.kept'))}
          submitLabel={t('settings.keep')}
        >
          <Field name="unit" label={t('settings.usual')} hint={t('settings.usualHint')}>
            <Radio.Group
              options={(['days', 'month'] as const).map((value) => ({
                value,
                label: t(`settings.units.${value}`),
              }))}
            />
          </Field>
          <Length />
          <Field name="anew" label={t('settings.anew')} hint={t('settings.anewHint')} optional>
            <InputNumber precision={0} min={1} max={180} />
          </Field>
          <Field name="restDays" label={t('settings.restDays')}>
            <Radio.Group
              options={(['stay', 'move'] as const).map((value) => ({
                value,
                label: t(`settings.restDay.${value}`),
              }))}
            />
          </Field>
          <Field name="rounds" label={t('settings.rounds')} hint={t('settings.roundsHint')}>
            <Input maxLength={40} />
          </Field>
          <FieldRow>
            <Field name="high" label={t('settings.contact', { level: t('risk.levels.high') })}>
              <InputNumber precision={0} min={1} max={90} />
            </Field>
            <Field name="watched" label={t('settings.contact', { level: t('risk.levels.watched') })}>
              <InputNumber precision={0} min={1} max={90} />
            </Field>
            <Field name="low" label={t('settings.contact', { level: t('risk.levels.low') })} optional>
              <InputNumber precision={0} min={1} max={90} />
            </Field>
          </FieldRow>
        </Form>
      </div>
    </Section>
  )
}

/** A month has no number of days. */
function Length() {
  const { t } = useTranslation('mediation')
  const unit: unknown = AntForm.useWatch('unit')
  if (unit === 'month') return null
  return (
    <Field name="length" label={t('settings.length')}>
      <InputNumber precision={0} min={1} max={180} />
    </Field>
  )
}
