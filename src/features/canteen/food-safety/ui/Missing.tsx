/** Each missing line with what it takes to write it: a number and Enter, or one press. The first has the keyboard. */
import { Checkbox, Input, InputNumber, type InputRef } from 'antd'
import { useEffect, useRef, useState, type ComponentRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorLine, KeyButton, Status, When } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { MissingRecord, SafetyEntry, SafetySettings } from '../contract'

export function Missing({
  missing,
  settings,
}: {
  readonly missing: readonly MissingRecord[]
  readonly settings: SafetySettings
}) {
  const { t } = useTranslation('canteen')
  const noting = useWrite(desk.canteen.safety.note)
  const note = (...entries: readonly SafetyEntry[]) =>
    void noting
      .write({ entries: [...entries] })
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
          <MissingLine key={keyOf(one)} one={one} first={at === 0} settings={settings} note={note} />
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
      return one.code
  }
}

interface LineProps {
  readonly one: MissingRecord
  readonly first: boolean
  readonly settings: SafetySettings
  readonly note: (...entries: readonly SafetyEntry[]) => void
}

function MissingLine({ one, first, settings, note }: LineProps) {
  const { t } = useTranslation('canteen')
  switch (one.code) {
    case 'sample':
      return (
        <Line what={t('safety.kinds.sample')} name={`${t(`meals.${one.meal}`)} ${one.name}`}>
          <NumberThenEnter
            label={t('safety.grams')}
            start={settings.sampleGrams}
            precision={0}
            first={first}
            onEnter={(grams) => note({ kind: 'sample', meal: one.meal, dish: one.dish, grams })}
          />
        </Line>
      )
    case 'morning-check':
      return <CookLine cook={one.cook} name={one.name} first={first} note={note} />
    case 'fridge':
      return (
        <Line what={t('safety.kinds.fridge')} name={one.name}>
          <NumberThenEnter
            label={t('safety.degrees')}
            start={null}
            precision={1}
            first={first}
            onEnter={(degrees) =>
              note({ kind: 'fridge', fridge: one.fridge, temperatureTenths: Math.round(degrees * 10) })
            }
          />
        </Line>
      )
    case 'disinfection':
      return (
        <Line what={t('safety.kinds.disinfection')} name={t(`meals.${one.meal}`)}>
          <NumberThenEnter
            label={t('safety.steamMinutes')}
            start={30}
            precision={0}
            first={first}
            onEnter={(minutes) => note({ kind: 'disinfection', meal: one.meal, method: 'steam', minutes })}
          />
        </Line>
      )
    case 'disposal':
      return (
        <Line what={t('safety.kinds.disposal')} name={one.name}>
          <span className="small soft">
            {t('safety.takenAt')} <When at={one.takenAt} />
          </span>
          <KeyButton onPress={() => note({ kind: 'disposal', sample: one.sample })}>
            {t('safety.disposed')}
          </KeyButton>
        </Line>
      )
    case 'daily-control':
    case 'weekly-review':
    case 'monthly-meeting':
      return <ControlLine control={one.code} name={one.name} first={first} note={note} />
  }
}

function Line({
  what,
  name,
  children,
}: {
  readonly what: string
  readonly name: string
  readonly children: ReactNode
}) {
  return (
    <li>
      <span className="safety-what">
        <Status tone="soon">{what}</Status>
        <b>{name}</b>
      </span>
      <span className="safety-deed">{children}</span>
    </li>
  )
}

function NumberThenEnter({
  label,
  start,
  precision,
  first,
  onEnter,
}: {
  readonly label: string
  readonly start: number | null
  readonly precision: number
  readonly first: boolean
  readonly onEnter: (value: number) => void
}) {
  const { t } = useTranslation('canteen')
  const [value, setValue] = useState(start)
  const input = useRef<ComponentRef<typeof InputNumber>>(null)
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  const done = () => {
    if (value !== null) onEnter(value)
  }
  return (
    <>
      <label className="safety-number">
        <span className="small soft">{label}</span>
        <InputNumber
          aria-label={label}
          ref={input}
          controls={false}
          precision={precision}
          value={value}
          onChange={setValue}
          onPressEnter={done}
        />
      </label>
      <KeyButton refusedBecause={value === null ? t('safety.numberFirst') : undefined} onPress={done}>
        {t('safety.note')}
      </KeyButton>
    </>
  )
}

function CookLine({
  cook,
  name,
  first,
  note,
}: Pick<LineProps, 'first' | 'note'> & { readonly cook: number; readonly name: string }) {
  const { t } = useTranslation('canteen')
  const [handsClean, setHands] = useState(true)
  const [well, setWell] = useState(true)
  return (
    <Line what={t('safety.kinds.morning-check')} name={name}>
      <Checkbox checked={handsClean} onChange={({ target }) => setHands(target.checked)}>
        {t('safety.handsClean')}
      </Checkbox>
      <Checkbox checked={well} onChange={({ target }) => setWell(target.checked)}>
        {t('safety.well')}
      </Checkbox>
      <NumberThenEnter
        label={t('safety.degrees')}
        start={36.5}
        precision={1}
        first={first}
        onEnter={(degrees) =>
          note({ kind: 'morning-check', cook, temperatureTenths: Math.round(degrees * 10), handsClean, well })
        }
      />
    </Line>
  )
}

function ControlLine({
  control,
  name,
  first,
  note,
}: Pick<LineProps, 'first' | 'note'> & {
  readonly control: 'daily-control' | 'weekly-review' | 'monthly-meeting'
  readonly name: string
}) {
  const { t } = useTranslation('canteen')
  const [found, setFound] = useState(t('safety.foundNothing'))
  const [mended, setMended] = useState('')
  const input = useRef<InputRef>(null)
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  const done = () => {
    if (found.trim() !== '') note({ kind: 'control', control, found, mended })
  }
  return (
    <Line what={t(`safety.kinds.${control}`)} name={name}>
      <Input
        aria-label={t('safety.found')}
        ref={input}
        maxLength={300}
        value={found}
        onChange={({ target }) => setFound(target.value)}
        onPressEnter={done}
      />
      <Input
        aria-label={t('safety.mended')}
        placeholder={t('safety.mended')}
        maxLength={300}
        value={mended}
        onChange={({ target }) => setMended(target.value)}
        onPressEnter={done}
      />
      <KeyButton refusedBecause={found.trim() === '' ? t('safety.foundFirst') : undefined} onPress={done}>
        {t('safety.note')}
      </KeyButton>
    </Line>
  )
}
