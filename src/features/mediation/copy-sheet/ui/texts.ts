/** The fields of a case as they are pasted elsewhere: days whole, money in yuan, codes in words. */
import { useTranslation } from 'react-i18next'
import { copyFields, type CopyField } from '../../contract/words'
import type { Copied } from '../contract'

/** Yuan without separators: other systems take nothing else. */
const yuan = (fen: number): string => (fen === 0 ? '' : String(fen / 100))

export function useCopyTexts(
  dayText: (day: string) => string,
): (copied: Copied) => ReadonlyMap<CopyField, string> {
  const { t } = useTranslation('mediation')
  const yes = (said: boolean): string => t(said ? 'copySheet.yes' : 'copySheet.no')
  const sourceOf = ({ referrer, source }: Copied): string =>
    referrer === null ? t(`sources.${source}`) : t(`referrers.${referrer}`)
  const listed = (names: readonly string[]): string => names.join(t('comma'))
  return (copied) => {
    const texts: Readonly<Record<CopyField, string>> = {
      number: copied.number ?? '',
      'accepted-on': copied.acceptedOn === null ? '' : dayText(copied.acceptedOn),
      source: copied.sourceName === '' ? sourceOf(copied) : copied.sourceName,
      kind: copied.kind,
      difficulty:
        copied.difficultyName === '' ? t(`difficulties.${copied.difficulty}`) : copied.difficultyName,
      applicants: listed(copied.applicants),
      respondents: listed(copied.respondents),
      people: String(copied.people),
      money: yuan(copied.moneyFen),
      facts: copied.facts,
      mediators: listed(copied.mediators),
      'ended-on': copied.ended === null ? '' : dayText(copied.ended.on),
      outcome: copied.ended === null ? '' : t(`figures.outcomes.${copied.ended.as}`),
      'agreement-number': copied.agreementNumber ?? '',
      'agreement-terms': copied.agreementTerms.join('\n'),
      performed: copied.ended === null ? '' : yes(copied.performed),
      confirmed: copied.ended === null ? '' : yes(copied.confirmed),
    }
    return new Map(copyFields.map((field) => [field, texts[field]]))
  }
}
