/** 食品安全: what is missing today, each done with a key or two; who cooks; what was written down today. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { parseDay } from '#ground/day-input'
import {
  DayInput,
  ErrorState,
  KeyButton,
  LoadingLines,
  Page,
  PageHead,
  Sheet,
  Status,
} from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import { ControlForm } from './ControlForm'
import { Cooks } from './Cooks'
import { LeftOut } from './LeftOut'
import { Missing } from './Missing'
import { TrainingForm, WasteForm } from './OtherForms'
import { PurchaseForm } from './PurchaseForm'
import { RecordLine } from './RecordLine'
import { SafetySettingsForm } from './SafetySettingsForm'
import '../../ui/canteen.css'
import './safety.css'

type Doing = 'control' | 'purchase' | 'waste' | 'training' | 'settings'

export default function SafetyPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const [doing, setDoing] = useState<Doing>()
  const [asked, setAsked] = useState<string | null>(null)
  const { data, error, refetch } = useQuery({
    ...desk.canteen.safety.today.queryOptions({ input: { of: asked } }),
    placeholderData: keepPreviousData,
  })
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
  const { day, today, missing, leftOut, cooks, records, settings, last } = data
  const close = () => setDoing(undefined)
  const isToday = day === today
  // What is being typed is no day yet, and none ahead has anything to be written.
  const ask = (typed: string | undefined) => {
    if (typed === undefined || typed === today) setAsked(null)
    else if (parseDay(typed, today) === typed && typed < today) setAsked(typed)
  }
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
        title={t(isToday ? 'safety.missing' : 'safety.missingOf')}
        aside={
          <span className="canteen-actions">
            <DayInput aria-label={t('safety.ofBook')} value={day} onChange={ask} />
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
          {doing === 'control' && <ControlForm day={today} settings={settings} onClose={close} />}
          {doing === 'purchase' && <PurchaseForm day={day} onClose={close} />}
          {doing === 'waste' && <WasteForm day={day} onClose={close} />}
          {doing === 'training' && <TrainingForm day={day} onClose={close} />}
          {doing === 'settings' && <SafetySettingsForm settings={settings} onClose={close} />}
          {doing === undefined && <LeftOut leftOut={leftOut} onAsk={ask} />}
          {doing === undefined && missing.length === 0 && (
            <Status tone="done" boxed>
              {t(isToday ? 'safety.nothingMissing' : 'safety.nothingMissingOf')}
            </Status>
          )}
          {doing === undefined && (
            <Missing key={day} missing={missing} of={isToday ? null : day} settings={settings} last={last} />
          )}
        </div>
      </Sheet>
      <Sheet grow label={t('safety.today')} title={t('safety.cooks')}>
        <div className="safety-ground">
          <Cooks cooks={cooks} />
          <h3>{t(isToday ? 'safety.today' : 'safety.notedOf')}</h3>
          <div className="canteen-actions">
            <KeyButton size="small" onPress={() => setDoing('waste')}>
              {t('safety.kinds.waste')}
            </KeyButton>
            <KeyButton size="small" onPress={() => setDoing('training')}>
              {t('safety.kinds.training')}
            </KeyButton>
          </div>
          <ul className="safety-records">
            {records.toReversed().map((record) => (
              <RecordLine key={record.id} record={record} day={day} />
            ))}
            {records.length === 0 && (
              <li className="soft">{t(isToday ? 'safety.noneYet' : 'safety.noneOf')}</li>
            )}
          </ul>
        </div>
      </Sheet>
    </Page>
  )
}
