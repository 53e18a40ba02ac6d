/** Where the heads of printed day sheets are copied from paper, a line each. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, KeyButton } from '#app/parts/index'
import { blankLine, type TypedLine } from './typed-heads'

/** As many as the contract takes. */
const mostLines = 20

export function HeadLines({
  lines,
  faulty,
  onChange,
}: {
  readonly lines: readonly TypedLine[]
  readonly faulty: readonly number[]
  readonly onChange: (lines: readonly TypedLine[]) => void
}) {
  const { t } = useTranslation('audit')
  const change = (place: number, part: Partial<TypedLine>) =>
    onChange(lines.map((line, at) => (at === place ? { ...line, ...part } : line)))
  return (
    <fieldset className="log-heads">
      <legend>{t('verify.heads')}</legend>
      {lines.map((line, place) => (
        <div key={place}>
          <div className="log-head-row">
            <label>
              <span className="small soft">{t('verify.source')}</span>
              <DayInput
                aria-label={t('verify.source')}
                value={line.day}
                onChange={(day) => change(place, { day })}
              />
            </label>
            <label>
              <span className="small soft">{t('verify.sequence')}</span>
              <Input
                value={line.sequence}
                inputMode="numeric"
                maxLength={20}
                onChange={({ target }) => change(place, { sequence: target.value })}
              />
            </label>
            <label>
              <span className="small soft">{t('verify.digits')}</span>
              <Input
                value={line.digits}
                placeholder={t('verify.digitsExample')}
                maxLength={90}
                spellCheck={false}
                autoCapitalize="none"
                onChange={({ target }) => change(place, { digits: target.value })}
              />
            </label>
            {lines.length > 1 && (
              <KeyButton onPress={() => onChange(lines.filter((_, at) => at !== place))}>
                {t('verify.removeHead')}
              </KeyButton>
            )}
          </div>
          {faulty.includes(place) && (
            <p className="error-line" role="alert">
              {t('verify.notAHead')}
            </p>
          )}
        </div>
      ))}
      {lines.length < mostLines && (
        <KeyButton size="small" onPress={() => onChange([...lines, blankLine])}>
          {t('verify.addHead')}
        </KeyButton>
      )}
    </fieldset>
  )
}
