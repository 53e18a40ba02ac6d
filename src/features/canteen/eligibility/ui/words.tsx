/** Where an eligibility stands, and what ends it, in words. */
import { useTranslation } from 'react-i18next'
import { Day } from '#app/parts/index'
import type { Tone } from '#app/parts/small.tsx'
import type { EligibilityRow } from '../../contract/index'

export const eligibilityTone: Readonly<Record<EligibilityRow['state'], Tone>> = {
  pending: 'soon',
  'in-force': 'done',
  paused: 'open',
  ended: 'rest',
}

/** The first day without it, and why; nothing while nothing ends it. */
export function EndWords({ end }: { readonly end: EligibilityRow['end'] }) {
  const { t } = useTranslation('canteen')
  if (end === null) return <span className="soft">—</span>
  return (
    <>
      <Day day={end.day} /> <span className="small soft">{t(`eligibilityEnds.${end.why}`)}</span>
    </>
  )
}
