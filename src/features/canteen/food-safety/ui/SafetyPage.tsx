/** 食品安全: what is missing today, each done with a key or two; who cooks; what was written down today. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Day, ErrorState, KeyButton, LoadingLines, Page, PageHead, Sheet, Status } from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import { ControlForm } from './ControlForm'
import { Cooks } from './Cooks'
import { Missing } from './Missing'
import { PurchaseForm } from './PurchaseForm'
import { RecordLine } from './RecordLine'
import { SafetySettingsForm } from './SafetySettingsForm'
import '../../ui/canteen.css'
import './safety.css'

type Doing = 'control' | 'purchase' | 'settings'

export default function SafetyPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useQuery(desk.canteen.safety.today.queryOptions({ input: {} }))
  if (data === undefined) {
    return (
      <Page head={<PageHead title={t('safety.title')} actions={<Rooms />} />}>
        {error === null ? (
          <LoadingLines lines={8} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    )
  }
  const { day, missing, cooks, records, settings, last } = data
  const close = () => setDoing(undefined)
  return (
    <Page
      head={
        <PageHead
          title={t('safety.title')}
          actions={
            <>
              <Rooms />
              <KeyButton
                keys="Ctrl+P"
                onPress={() => void navigate(`/canteen/safety/book?month=${day.slice(0, 7)}`)}
              >
                {t('safety.printBook')}
              </KeyButton>
            </>
          }
        />
      }
      columns="minmax(0, 1fr) 420px"
    >
      <Sheet
        grow
        label={t('safety.missing')}
        title={t('safety.missing')}
        remark={<Day day={day} weekday />}
        aside={
          <span className="canteen-actions">
            <KeyButton size="small" keys="F7" onPress={() => setDoing('control')}>
              {t('safety.addControl')}
            </KeyButton>
            <KeyButton size="small" keys="F8" onPress={() => setDoing('purchase')}>
              {t('safety.kinds.purchase')}
            </KeyButton>
            <KeyButton size="small" keys="F11" onPress={() => setDoing('settings')}>
              {t('safety.settings')}
            </KeyButton>
          </span>
        }
      >
        <div className="safety-ground">
          {doing === 'control' && <ControlForm day={day} settings={settings} onClose={close} />}
          {doing === 'purchase' && <PurchaseForm onClose={close} />}
          {doing === 'settings' && <SafetySettingsForm settings={settings} onClose={close} />}
          {doing === undefined && missing.length === 0 && (
            <Status tone="done" boxed>
              {t('safety.nothingMissing')}
            </Status>
          )}
          {doing === undefined && <Missing missing={missing} settings={settings} last={last} />}
        </div>
      </Sheet>
      <Sheet grow label={t('safety.today')} title={t('safety.cooks')}>
        <div className="safety-ground">
          <Cooks cooks={cooks} />
          <h3>{t('safety.today')}</h3>
          <ul className="safety-records">
            {records.toReversed().map((record) => (
              <RecordLine key={record.id} record={record} />
            ))}
            {records.length === 0 && <li className="soft">{t('safety.noneYet')}</li>}
          </ul>
        </div>
      </Sheet>
    </Page>
  )
}
