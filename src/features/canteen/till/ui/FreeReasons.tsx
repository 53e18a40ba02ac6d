/** Why a meal is given for nothing: one of our words, by its number. */
import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useKeys } from '#app/keys.tsx'
import { Kbd } from '#app/parts/index'
import { freeReasons, type FreeReason } from '../../contract/words'

export function FreeReasons({
  value,
  onChoose,
}: {
  readonly value: FreeReason | undefined
  readonly onChoose: (why: FreeReason) => void
}) {
  const { t } = useTranslation('canteen')
  useKeys(Object.fromEntries(freeReasons.map((why, at) => [String(at + 1), () => onChoose(why)] as const)))
  return (
    <Radio.Group
      aria-label={t('till.freeBecause')}
      value={value ?? null}
      options={freeReasons.map((why, at) => ({
        value: why,
        label: (
          <>
            <Kbd keys={String(at + 1)} /> {t(`freeReasons.${why}`)}
          </>
        ),
      }))}
      onChange={({ target }) => {
        const why = freeReasons.find((one) => one === target.value)
        if (why !== undefined) onChoose(why)
      }}
    />
  )
}
