/** A resident's data in the user's words. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import { isEthnicity } from '#ground/people/ethnicities'
import type { ResidentCard } from '../contract/person'

/** 女 83, as lists and heads have it; with `years`, 女 83岁. The same function until the language changes. */
export function useSexAndAge(): (card: Pick<ResidentCard, 'sex' | 'age'>, years?: boolean) => string {
  const { t } = useTranslation('residents')
  return useCallback(
    ({ sex, age }, years = false) =>
      [sex === null ? '' : t(`sex.${sex}`), age === null ? '' : years ? t('age', { age }) : String(age)]
        .filter((part) => part !== '')
        .join(' '),
    [t],
  )
}

/** The phone with whose it is, when it is not their own. */
export function usePhoneWords(): (
  card: Pick<ResidentCard, 'phone' | 'phoneOwner' | 'phoneOwnerName'>,
) => string {
  const { t } = useTranslation('residents')
  return ({ phone, phoneOwner, phoneOwnerName }) =>
    phone === '' || phoneOwner === null || phoneOwner === 'self'
      ? phone
      : [phone, t(`phoneOwner.${phoneOwner}`), phoneOwnerName].filter((part) => part !== '').join(' ')
}

/** 土家族 for its letters; nothing for none, and what is hidden as it is. */
export const ethnicityWords = (ethnicity: string | null): string =>
  isEthnicity(ethnicity) ? toldBy('residents', `ethnicity.${ethnicity}`) : (ethnicity ?? '')
