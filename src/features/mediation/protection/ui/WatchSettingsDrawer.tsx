/** How often somebody is visited after a warning, and an order looked after: the centre says, no statute does. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorState, Field, FieldRow, Form, LoadingLines } from '#app/parts/index'
import { desk } from '../../ui/client'
import { protectionContract, type WatchSettings } from '../contract'

export default function WatchSettingsDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(
    desk.mediation.protection.list.queryOptions({ input: { caseId: null } }),
  )
  const configure = useWrite(desk.mediation.protection.configure)
  const close = () => void navigate('/mediation/protection')
  return (
    <DetailDrawer title={t('protection.settings')} onClose={close}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={5} />}
      {data !== undefined && (
        <Form<WatchSettings, unknown>
          draft="mediation.watch-settings"
          label={t('protection.settings')}
          initial={data.settings}
          schema={protectionContract.configure['~orpc'].inputSchema}
          inputOf={(settings) => ({ settings })}
          fieldOf={(path) => path.replace(/^settings\./, '')}
          submit={(settings) => configure.write({ settings })}
          onDone={() => {
            notify(t('protection.kept'))
            close()
          }}
          submitLabel={t('protection.keep')}
          onCancel={close}
        >
          <FieldRow>
            {(['firstWithinDays', 'everyDays', 'forMonths'] as const).map((name, at) => (
              <Field key={name} name={`visits.${name}`} label={t(`protection.setting.${name}`)}>
                <InputNumber precision={0} autoFocus={at === 0} />
              </Field>
            ))}
          </FieldRow>
          <FieldRow>
            {(['lookEveryDays', 'askBeforeDays'] as const).map((name) => (
              <Field key={name} name={name} label={t(`protection.setting.${name}`)}>
                <InputNumber precision={0} />
              </Field>
            ))}
          </FieldRow>
        </Form>
      )}
    </DetailDrawer>
  )
}
