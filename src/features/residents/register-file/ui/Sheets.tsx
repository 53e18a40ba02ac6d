/** The sheets of a book: those that are brought in together, and what still has to be said of each. */
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { registersIn, suggestedMeanings, unsaidIn, type ColumnsStep, type Wizard } from './wizard'
import { useRegisterWords } from './words'

/** Why there is nothing to preview yet: of the sheet that is shown first, then of the others. */
export function useRefusal(at: ColumnsStep): string | undefined {
  const { t } = useTranslation('residents')
  const registers = registersIn(at.inspection)
  const shownFirst = registers.toSorted(
    (one, other) => Number(other.index === at.sheet) - Number(one.index === at.sheet),
  )
  if (at.said.size === 0) return t('registerFile.columns.noSheet')
  for (const { index, name } of shownFirst) {
    const meanings = at.said.get(index)
    if (meanings === undefined) continue
    const count = unsaidIn(at.inspection, index, meanings).length
    const isShown = index === at.sheet
    if (count > 0) {
      return isShown
        ? t('registerFile.columns.unsaid', { count })
        : t('registerFile.columns.unsaidIn', { name, count })
    }
    if (![...meanings.values()].includes('name')) {
      return isShown ? t('registerFile.columns.noName') : t('registerFile.columns.noNameIn', { name })
    }
  }
  return undefined
}

export function Sheets({ at, goTo }: { readonly at: ColumnsStep; readonly goTo: (next: Wizard) => void }) {
  const { t } = useTranslation('residents')
  const { count } = useRegisterWords()
  const bring = (index: number, brings: boolean) => {
    const others = [...at.said].filter(([sheet]) => sheet !== index)
    goTo({
      ...at,
      sheet: brings ? index : (others[0]?.[0] ?? index),
      said: new Map(brings ? [...others, [index, suggestedMeanings(at.inspection, index)]] : others),
    })
  }
  return (
    <ul className="register-sheets" aria-label={t('registerFile.columns.sheets')}>
      {registersIn(at.inspection).map(({ index, name, hidden, rows }) => {
        const meanings = at.said.get(index)
        const unsaid = meanings === undefined ? 0 : unsaidIn(at.inspection, index, meanings).length
        return (
          <li key={index}>
            <Checkbox
              aria-label={t('registerFile.columns.bring', { name })}
              checked={meanings !== undefined}
              onChange={({ target }) => bring(index, target.checked)}
            />
            <Button
              type="link"
              aria-current={index === at.sheet}
              onClick={() => (meanings === undefined ? bring(index, true) : goTo({ ...at, sheet: index }))}
            >
              {t('registerFile.columns.sheetRows', { name, rows: count(rows) })}
            </Button>
            {hidden && <span className="soft small">{t('registerFile.columns.hiddenSheet')}</span>}
            {unsaid > 0 && (
              <span className="soft small">{t('registerFile.columns.sheetUnsaid', { count: unsaid })}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
