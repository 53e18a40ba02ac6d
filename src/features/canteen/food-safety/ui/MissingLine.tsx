/** One missing line: what it is, and the number, choice or press that writes it. */
import { Checkbox, Input, Select, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyButton, When } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { disinfections, type Meal } from '../../contract/words'
import type { LastSaid, MissingRecord, SafetyEntry, SafetySettings } from '../contract'
import { Line, NumberThenEnter } from './LineParts'
import { SampleLine } from './SampleLine'
import { useControlPeriod } from './words'

export interface LineProps {
  readonly one: MissingRecord
  readonly first: boolean
  /** It is written on a later day. */
  readonly afterwards: boolean
  readonly settings: SafetySettings
  /** What it begins with: how was disinfected last, where samples are put. */
  readonly last: LastSaid
  readonly note: (...entries: readonly SafetyEntry[]) => void
}

export function MissingLine({ one, first, afterwards, settings, last, note }: LineProps) {
  const { t } = useTranslation('canteen')
  switch (one.code) {
    case 'sample':
      return (
        <SampleLine one={one} first={first} least={settings.sampleGrams} fridge={last.fridge} note={note} />
      )
    case 'morning-check':
      return <CookLine cook={one.cook} name={one.name} first={first} afterwards={afterwards} note={note} />
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
      return <DisinfectionLine meal={one.meal} first={first} last={last} note={note} />
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
      return <ControlLine owed={one} first={first} note={note} />
  }
}

function DisinfectionLine({
  meal,
  first,
  last,
  note,
}: Pick<LineProps, 'first' | 'last' | 'note'> & { readonly meal: Meal }) {
  const { t } = useTranslation('canteen')
  const [method, setMethod] = useState(last.method)
  return (
    <Line what={t('safety.kinds.disinfection')} name={t(`meals.${meal}`)}>
      <Select
        aria-label={t('safety.method')}
        className="safety-choice"
        value={method}
        options={disinfections.map((value) => ({ value, label: t(`safety.methods.${value}`) }))}
        onChange={setMethod}
      />
      <NumberThenEnter
        label={t('safety.minutes')}
        start={30}
        precision={0}
        first={first}
        onEnter={(minutes) => note({ kind: 'disinfection', meal, method, minutes })}
      />
    </Line>
  )
}

function CookLine({
  cook,
  name,
  first,
  afterwards,
  note,
}: Pick<LineProps, 'first' | 'afterwards' | 'note'> & { readonly cook: number; readonly name: string }) {
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
      <KeyButton onPress={() => note({ kind: 'absence', cook })}>
        {t(afterwards ? 'safety.absentThen' : 'safety.absent')}
      </KeyButton>
    </Line>
  )
}

function ControlLine({
  owed: { code: control, name, of },
  first,
  note,
}: Pick<LineProps, 'first' | 'note'> & { readonly owed: Extract<MissingRecord, { readonly of: string }> }) {
  const { t } = useTranslation('canteen')
  const period = useControlPeriod()
  const paper = usePaperWords('canteen')
  const [found, setFound] = useState(paper('safety.foundNothing'))
  const [mended, setMended] = useState('')
  const input = useRef<InputRef>(null)
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  const done = () => {
    if (found.trim() !== '') note({ kind: 'control', control, of, found, mended })
  }
  return (
    <Line what={t(`safety.kinds.${control}`)} name={name} remark={period(control, of)}>
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
