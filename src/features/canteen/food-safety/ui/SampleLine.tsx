/** 留样: a number and Enter; where it is too little, why, before it is written (GB 31654-2021). */
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyButton } from '#app/parts/index'
import { shortSamples } from '../../contract/words'
import type { MissingRecord, SafetyEntry } from '../contract'
import { isShort } from '../rules'
import { Line, NumberThenEnter } from './LineParts'

interface SampleLineProps {
  readonly one: Extract<MissingRecord, { readonly code: 'sample' }>
  readonly first: boolean
  /** Grams a sample should weigh. */
  readonly least: number
  readonly fridge: string | null
  readonly note: (...entries: readonly SafetyEntry[]) => void
}

export function SampleLine({ one: { meal, dish, name }, first, least, fridge, note }: SampleLineProps) {
  const { t } = useTranslation('canteen')
  const [tooLittle, setTooLittle] = useState<number>()
  const [short, setShort] = useState<(typeof shortSamples)[number]>()
  const write = (grams: number, why?: typeof short) =>
    note({ kind: 'sample', meal, dish, grams, fridge, short: why ?? null })
  return (
    <Line what={t('safety.kinds.sample')} name={`${t(`meals.${meal}`)} ${name}`}>
      <NumberThenEnter
        label={t('safety.grams')}
        start={least}
        precision={0}
        first={first}
        onEnter={(grams) => {
          const isTooLittle = isShort(grams, { sampleGrams: least })
          setTooLittle(isTooLittle ? grams : undefined)
          if (!isTooLittle) write(grams)
        }}
      />
      {tooLittle !== undefined && (
        <>
          <Select
            autoFocus
            aria-label={t('safety.shortOf', { least })}
            placeholder={t('safety.shortOf', { least })}
            className="safety-choice"
            value={short}
            options={shortSamples.map((value) => ({ value, label: t(`safety.shortReasons.${value}`) }))}
            onChange={setShort}
          />
          <KeyButton
            refusedBecause={short === undefined ? t('safety.shortFirst') : undefined}
            onPress={() => write(tooLittle, short)}
          >
            {t('safety.noteShort')}
          </KeyButton>
        </>
      )}
    </Line>
  )
}
