/** Each missing line with what it takes to write it: a number and Enter, or one press. The first has the keyboard. */
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorLine, KeyButton } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { LastSaid, MissingRecord, SafetyEntry, SafetySettings } from '../contract'
import { MissingLine } from './MissingLine'

interface MissingProps {
  readonly missing: readonly MissingRecord[]
  /** The service day of which it is missing, where that is not today. */
  readonly of: string | null
  readonly settings: SafetySettings
  readonly last: LastSaid
}

export function Missing({ missing, of, settings, last }: MissingProps) {
  const { t } = useTranslation('canteen')
  const noting = useWrite(desk.canteen.safety.note)
  const [fridge, setFridge] = useState(last.fridge)
  const note = (...entries: readonly SafetyEntry[]) =>
    void noting
      .write({ entries: [...entries], on: of })
      .then(({ mayCook }) => {
        if (mayCook) notify(t('safety.noted', { count: entries.length }))
        else notify(t('safety.sentHome'), 'warning')
      })
      .catch(() => undefined)
  const samples = missing.flatMap((one) => (one.code === 'sample' ? [one] : []))
  const disposals = missing.flatMap((one) => (one.code === 'disposal' ? [one] : []))
  return (
    <>
      <ErrorLine error={noting.error} />
      {samples.length > 0 && settings.fridges.length > 0 && (
        <label className="safety-number">
          <span className="small soft">{t('safety.keptIn')}</span>
          <Select
            aria-label={t('safety.keptIn')}
            className="safety-choice"
            value={fridge}
            options={settings.fridges.map((value) => ({ value, label: value }))}
            onChange={setFridge}
          />
        </label>
      )}
      {samples.length > 1 && (
        <KeyButton
          primary
          keys="F9"
          pending={noting.pending}
          onPress={() =>
            note(
              ...samples.slice(0, 50).map(({ meal, dish }) => ({
                kind: 'sample' as const,
                meal,
                dish,
                grams: settings.sampleGrams,
                fridge,
                short: null,
              })),
            )
          }
        >
          {t('safety.allSamples', { count: samples.length, grams: settings.sampleGrams })}
        </KeyButton>
      )}
      {disposals.length > 1 && (
        <KeyButton
          keys="F10"
          pending={noting.pending}
          onPress={() =>
            note(...disposals.slice(0, 50).map(({ sample }) => ({ kind: 'disposal' as const, sample })))
          }
        >
          {t('safety.allDisposed', { count: disposals.length })}
        </KeyButton>
      )}
      <ul className="safety-missing" aria-label={t('safety.missing')}>
        {missing.map((one, at) => (
          <MissingLine
            key={keyOf(one)}
            one={one}
            afterwards={of !== null}
            first={at === 0}
            settings={settings}
            last={{ ...last, fridge }}
            note={note}
          />
        ))}
      </ul>
    </>
  )
}

function keyOf(one: MissingRecord): string {
  switch (one.code) {
    case 'sample':
      return `sample ${one.meal} ${one.dish}`
    case 'disinfection':
      return `disinfection ${one.meal}`
    case 'morning-check':
      return `cook ${one.cook}`
    case 'fridge':
      return `fridge ${one.fridge}`
    case 'disposal':
      return `disposal ${one.sample}`
    case 'daily-control':
    case 'weekly-review':
    case 'monthly-meeting':
      return `${one.code} ${one.of}`
  }
}
