/** 签字前自查: what a court would reject, beside the text while it is written; and which terms it never confirms. What is spoken nobody signs. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Status } from '#app/parts/index'
import { articlesText } from '../../ui/words'
import { stopText } from './stop-words'
import { desk } from '../../ui/client'
import type { AgreementText } from '../contract/index'
import type { Agreements } from './agreements'

/** Wait after the last key before it is looked at again, in milliseconds. */
const settle = 500

export function CheckBeside({
  caseId,
  form,
  text,
  parties,
}: {
  readonly caseId: number
  readonly form: 'propose' | 'speak'
  readonly text: AgreementText
  readonly parties: Agreements['parties']
}) {
  const { t } = useTranslation('mediation')
  const asked = useSettled(text)
  const { data } = useQuery({
    ...desk.mediation.agreements.check.queryOptions({ input: { case: caseId, text: asked } }),
    placeholderData: keepPreviousData,
  })
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  return (
    <aside className="mediation-check" aria-label={t(`agreements.check.${form}`)}>
      <h3>{t(`agreements.check.${form}`)}</h3>
      {data === undefined ? null : data.stops.length === 0 ? (
        <Status tone="done">{t(`agreements.nothingMissing.${form}`)}</Status>
      ) : (
        <ul>
          {data.stops.map((stop, at) => (
            <li key={at}>
              <Status tone="soon">{stopText(t, stop, nameOf)}</Status>
              {'why' in stop && (
                <span className="small soft"> {articlesText(t, { articles: [stop.why] })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {(data?.warnings ?? []).map(({ term, why }) => (
        <p key={term} className="small">
          {t('agreements.notConfirmed', { term: term + 1 })}{' '}
          <span className="soft">{articlesText(t, { articles: [why] })}</span>
        </p>
      ))}
    </aside>
  )
}

/** The text as it was when nobody has typed for a moment. */
function useSettled(text: AgreementText): AgreementText {
  const [settled, setSettled] = useState(text)
  const now = JSON.stringify(text)
  const before = JSON.stringify(settled)
  useEffect(() => {
    if (now === before) return
    const timer = setTimeout(() => setSettled(text), settle)
    return () => clearTimeout(timer)
  }, [now, before, text])
  return settled
}
