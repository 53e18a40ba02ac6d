/** One missing line: what it is, and the number, choice or press that writes it. */
import { Input, Select, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyButton, When } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { disinfections, type Meal } from '../../contract/words'
import type { MissingRecord } from '../contract'
import { Line, NumberThenEnter, type LineProps } from './LineParts'
import { CookLine, FridgeLine } from './MeasuredLines'
import { SampleLine } from './SampleLine'
import { useControlPeriod } from './words'

export function MissingLine({ one, first, afterwards, settings, last, note }: LineProps) {
  const { t } = useTranslation('canteen')
  switch (one.code) {
    case 'sample':
      return (
        <SampleLine one={one} first={first} least={settings.sampleGrams} fridge={last.fridge} note={note} />
      )
    case 'morning-check':
      return <CookLine one={one} first={first} afterwards={afterwards} note={note} />
    case 'fridge':
      return <FridgeLine fridge={one.fridge} name={one.name} first={first} settings={settings} note={note} />
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
