/** The terms of an agreement, line by line, each with what it is about: a court never confirms some of them. */
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput } from '#app/parts/index'
import { termKinds } from '../../contract/words'
import { mostTerms, type AgreementText } from '../contract/index'

type Term = AgreementText['terms'][number]

export function TermsEditor({
  value = [],
  onChange,
}: {
  /** Given by the form. */
  readonly id?: string
  readonly value?: readonly Term[]
  readonly onChange?: (terms: Term[]) => void
}) {
  const { t } = useTranslation('mediation')
  const put = (at: number, term: Partial<Term>) =>
    onChange?.(value.map((one, place) => (place === at ? { ...one, ...term } : one)))
  return (
    <div className="mediation-lines">
      {value.map(({ what, kind, keptOn }, at) => (
        <div className="mediation-term" key={at}>
          <Input.TextArea
            aria-label={t('agreements.term', { number: at + 1 })}
            value={what}
            maxLength={600}
            autoSize={{ minRows: 1, maxRows: 4 }}
            onChange={(event) => put(at, { what: event.target.value })}
          />
          <Select
            aria-label={t('agreements.termKind', { number: at + 1 })}
            value={kind}
            options={termKinds.map((one) => ({ value: one, label: t(`agreements.termKinds.${one}`) }))}
            onChange={(next) => put(at, { kind: next })}
          />
          {(kind === 'money' || kind === 'act') && (
            <>
              <span className="small soft">{t('agreements.wasKeptOnSpot')}</span>
              <DayInput
                aria-label={t('agreements.keptOnSpot', { number: at + 1 })}
                value={keptOn}
                onChange={(day) => put(at, { keptOn: day })}
              />
            </>
          )}
          <Button
            type="text"
            aria-label={t('agreements.removeTerm', { number: at + 1 })}
            onClick={() => onChange?.(value.filter((_, place) => place !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      {value.length < mostTerms && (
        <Button size="small" onClick={() => onChange?.([...value, { what: '', kind: 'act' }])}>
          {t('agreements.addTerm')}
        </Button>
      )}
    </div>
  )
}
