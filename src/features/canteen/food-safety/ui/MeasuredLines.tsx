/** What is measured: who cooks and each fridge. No number stands there before somebody read it, and what is not right says what was done. */
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyButton } from '#app/parts/index'
import { fridgeDeeds, unfitDeeds, type FridgeDeed, type UnfitDeed } from '../../contract/words'
import { feverTenths, isCold } from '../rules'
import type { MissingRecord } from '../contract'
import { Line, NumberThenEnter, type LineProps } from './LineParts'

const tenthsOf = (degrees: number): number => Math.round(degrees * 10)

export function FridgeLine({
  fridge,
  name,
  first,
  settings: { freezers },
  note,
}: Pick<LineProps, 'first' | 'settings' | 'note'> & { readonly fridge: number; readonly name: string }) {
  const { t } = useTranslation('canteen')
  const [typed, setTyped] = useState<number | null>(null)
  const [done, setDone] = useState<FridgeDeed | null>(null)
  const kind = freezers === null ? null : freezers.includes(name) ? 'freezer' : 'fridge'
  const isFine = typed === null || isCold(tenthsOf(typed), kind)
  return (
    <Line what={t('safety.kinds.fridge')} name={name}>
      <NumberThenEnter
        label={t('safety.degrees')}
        start={null}
        precision={1}
        first={first}
        refusedBecause={isFine || done !== null ? undefined : t('safety.fridgeOutside')}
        onType={setTyped}
        onEnter={(degrees) =>
          note({ kind: 'fridge', fridge, temperatureTenths: tenthsOf(degrees), done: isFine ? null : done })
        }
      />
      {!isFine && (
        <Select
          aria-label={t('safety.whatWasDone')}
          placeholder={t('safety.whatWasDone')}
          className="safety-choice"
          value={done}
          options={fridgeDeeds.map((value) => ({ value, label: t(`safety.fridgeDeeds.${value}`) }))}
          onChange={setDone}
        />
      )}
    </Line>
  )
}

export function CookLine({
  one: { cook, name, state },
  first,
  afterwards,
  note,
}: Pick<LineProps, 'first' | 'afterwards' | 'note'> & {
  readonly one: Extract<MissingRecord, { readonly code: 'morning-check' }>
}) {
  const { t } = useTranslation('canteen')
  const [handsClean, setHands] = useState(true)
  const [well, setWell] = useState(true)
  const [typed, setTyped] = useState<number | null>(null)
  const [done, setDone] = useState<UnfitDeed | null>(null)
  const hasFever = typed !== null && tenthsOf(typed) >= feverTenths
  const isFit = handsClean && well && !hasFever && state !== 'ended'
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
        start={null}
        precision={1}
        first={first}
        refusedBecause={isFit || done !== null ? undefined : t('safety.unfitFirst')}
        onType={setTyped}
        onEnter={(degrees) =>
          note({
            kind: 'morning-check',
            cook,
            temperatureTenths: tenthsOf(degrees),
            handsClean,
            well,
            done: isFit ? null : done,
          })
        }
      />
      {!isFit && (
        <Select
          aria-label={t('safety.whatWasDone')}
          placeholder={t('safety.whatWasDone')}
          className="safety-choice"
          value={done}
          options={unfitDeeds.map((value) => ({ value, label: t(`safety.unfitDeeds.${value}`) }))}
          onChange={setDone}
        />
      )}
      <KeyButton onPress={() => note({ kind: 'absence', cook })}>
        {t(afterwards ? 'safety.absentThen' : 'safety.absent')}
      </KeyButton>
    </Line>
  )
}
