/** How the centre runs its queue: the number's prefix, the slip's paper, skipping, counters. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from './client'
import { notify } from '#app/notices'
import { ErrorState, Field, FieldRow, Form, LoadingLines, Sheet } from '#app/parts/index'
import { visitsContract, type QueueSettings } from '../contract'
import { ScreenSettings } from '../screen/ui/ScreenSettings'
import './visits.css'

export default function SettingsPage() {
  const { t } = useTranslation('visits')
  const settings = useQuery(desk.visits.settings.queryOptions({ input: {} }))
  const save = useWrite(desk.visits.saveSettings)
  if (settings.error !== null) {
    return <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
  }
  if (settings.data === undefined) return <LoadingLines lines={5} />
  return (
    <div className="stack">
      <Sheet title={t('settings.label')}>
        <div className="sheet-body narrow">
          <Form<QueueSettings, QueueSettings>
            label={t('settings.label')}
            initial={settings.data}
            schema={visitsContract.saveSettings['~orpc'].inputSchema}
            inputOf={(values) => ({ settings: values })}
            fieldOf={(path) => path.replace(/^settings\./, '')}
            submit={(values) => save.write({ settings: values })}
            onDone={() => notify(t('settings.saved'))}
            submitLabel={t('settings.save')}
          >
            <FieldRow>
              <Field name="prefix" label={t('settings.prefix')} hint={t('settings.prefixHint')}>
                <Input maxLength={2} />
              </Field>
              <Field
                name="turnsAfterSkip"
                label={t('settings.turnsAfterSkip')}
                hint={t('settings.turnsAfterSkipHint')}
              >
                <InputNumber min={1} max={20} precision={0} />
              </Field>
              <Field name="counters" label={t('settings.counters')} hint={t('settings.countersHint')}>
                <InputNumber min={1} max={20} precision={0} />
              </Field>
            </FieldRow>
            <Field name="slipWidth" label={t('settings.slipWidth')}>
              <Radio.Group
                options={[58, 80].map((count) => ({ value: count, label: t('settings.mm', { count }) }))}
              />
            </Field>
          </Form>
        </div>
      </Sheet>
      <ScreenSettings />
    </div>
  )
}
