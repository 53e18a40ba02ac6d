/** Where an eligibility stands, and what ends it, in words. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
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

/** By which application it is renewed already. */
export function Followed({ renewal }: Pick<EligibilityRow, 'renewal'>) {
  const { t } = useTranslation('canteen')
  if (renewal === null || renewal.by === null) return null
  return (
    <Link
      className="small"
      to={`/canteen/eligibility/${renewal.by}`}
      onClick={(event) => event.stopPropagation()}
    >
      {t('eligibility.renewed')}
    </Link>
  )
}

const renewed = z.object({ renew: z.literal(true) })

/** Said along by the link of the list, so that the drawer opens with the form. */
export const asksToRenew = (state: unknown): boolean => renewed.safeParse(state).success

/** Of what runs out: renewed already, or the way to do so. */
export function RenewalOf({
  row: { id, renewal },
  search,
}: {
  readonly row: EligibilityRow
  readonly search: string
}) {
  const { t } = useTranslation('canteen')
  if (renewal === null) return null
  if (renewal.by !== null) return <Followed renewal={renewal} />
  return (
    <Link
      className="small"
      to={{ pathname: `/canteen/eligibility/${id}`, search }}
      state={{ renew: true }}
      onClick={(event) => event.stopPropagation()}
    >
      {t('eligibility.renew')}
    </Link>
  )
}
