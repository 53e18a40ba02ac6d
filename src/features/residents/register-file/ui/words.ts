/** What the import says of rows, in the user's words. */
import { toldBy } from '#app/i18n/index'
import { useTranslation } from 'react-i18next'

/** Why a row cannot go in, and what to do about it. */
const faults = [
  'no-name',
  'duplicate-in-file',
  'too-long',
  'id-number-lost-digits',
  'id-number-shape',
  'id-impossible-date',
  'id-check-digit',
] as const

export interface RegisterWords {
  /** 4,863. */
  readonly count: (count: number) => string
  readonly fault: (code: string) => { readonly reason: string; readonly advice: string }
  readonly warning: (code: string) => { readonly reason: string; readonly advice: string }
  /** Words of the sheet of refused rows. */
  readonly sheet: () => {
    readonly cell: string
    readonly reason: string
    readonly messages: Record<string, string>
  }
}

export function useRegisterWords(): RegisterWords {
  const { t, i18n } = useTranslation('residents')
  const fault: RegisterWords['fault'] = (code) => ({
    reason: toldBy('residents', `registerFile.fault.${code}.reason`),
    advice: toldBy('residents', `registerFile.fault.${code}.advice`),
  })
  return {
    count: (count) => count.toLocaleString(i18n.language),
    fault,
    warning: (code) => ({
      reason: toldBy('residents', `registerFile.warning.${code}.reason`),
      advice: toldBy('residents', `registerFile.warning.${code}.advice`),
    }),
    sheet: () => ({
      cell: t('registerFile.cell'),
      reason: t('registerFile.problem'),
      messages: Object.fromEntries(
        faults.map((code) => {
          const { reason, advice } = fault(code)
          return [code, t('registerFile.reasonAndAdvice', { reason, advice })]
        }),
      ),
    }),
  }
}
