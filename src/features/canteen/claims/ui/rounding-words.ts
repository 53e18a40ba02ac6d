/** How the sums of a claim were rounded, in words: as the policies say whose lines are in it. */
import type { TFunction } from 'i18next'
import type { ClaimDetails } from '../contract'

export function roundingWords(
  t: TFunction<'canteen'>,
  { roundings }: Pick<ClaimDetails, 'roundings'>,
): string {
  if (roundings.length === 0) return t('claims.rounding')
  const ways = roundings
    .map(({ way, toFen }) => t('rounding.whole', { way: t(`rounding.${way}`), to: t(`rounding.to${toFen}`) }))
    .join(t('listSeparator', { ns: 'app' }))
  return t('claims.roundingOfParts', { ways })
}
