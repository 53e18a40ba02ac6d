/** Ends a pattern or a pause with today. Where that is after a cut-off it asks why, and the reason lets it in. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '#app/desk-client/index'
import { ErrorLine, KeyButton } from '#app/parts/index'
import type { LateOrderReason } from '../../contract/words'
import { LateSelect } from './selects'

interface EndTodayProps {
  /** Why it was refused the last time. */
  readonly error: unknown
  readonly pending: boolean
  readonly onEnd: (late: LateOrderReason | null) => void
}

export function EndToday({ error, pending, onEnd }: EndTodayProps) {
  const { t } = useTranslation('canteen')
  const [late, setLate] = useState<LateOrderReason>()
  const isLate = late !== undefined || refusalOf(error)?.code === 'canteen.after-cut-off'
  return (
    <>
      {isLate && <LateSelect isAsked {...(late === undefined ? {} : { value: late })} onChange={setLate} />}
      <KeyButton
        size="small"
        pending={pending}
        refusedBecause={isLate && late === undefined ? t('orders.late') : undefined}
        onPress={() => onEnd(late ?? null)}
      >
        {t('orders.endToday')}
      </KeyButton>
      <ErrorLine error={error} />
    </>
  )
}
