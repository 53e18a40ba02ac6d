/** 异常清单: what audits look for, each finding with the meals behind it. No finding is a verdict. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { clockTime } from '#app/dates'
import { moneyWords } from '#app/money'
import { Day, EmptyState, ErrorState, LoadingLines, MoneyText, Sheet, Status } from '#app/parts/index'
import { desk, type deskClient } from '../../ui/client'
import type { ClaimDetails } from '../contract'

type Gifts = Awaited<ReturnType<typeof deskClient.canteen.claims.anomalies>>['gifts']

/** What nobody paid in is seen beside what audits look for; nothing where nothing was given. */
export function GiftsOfPeriod({ gifts: { count, givenFen, adjustedFen } }: { readonly gifts: Gifts }) {
  const { t } = useTranslation('canteen')
  if (count === 0 && adjustedFen === 0) return null
  const sums = { given: moneyWords(givenFen), adjusted: moneyWords(adjustedFen) }
  return <p className="claim-remark">{t('claims.giftsGiven', { count, ...sums })}</p>
}

type Beside = Awaited<ReturnType<typeof deskClient.canteen.claims.anomalies>>['beside']

/** What else changed balances without money; nothing where nothing did. */
export function BesideGifts({ beside }: { readonly beside: Beside }) {
  const { t } = useTranslation('canteen')
  const { principalAdjustedFen, goodwillFen, forfeitedFen } = beside
  if (principalAdjustedFen === 0 && goodwillFen === 0 && forfeitedFen === 0) return null
  const sums = {
    principal: moneyWords(principalAdjustedFen),
    goodwill: moneyWords(goodwillFen),
    forfeited: moneyWords(forfeitedFen),
  }
  return <p className="claim-remark">{t('claims.besideGifts', sums)}</p>
}

export function FindingsTab({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const { data, error, refetch } = useQuery(
    desk.canteen.claims.anomalies.queryOptions({ input: { id: claim.id } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={6} />
  return (
    <Sheet grow label={t('claimTabs.anomalies')}>
      {data.findings.length === 0 && <EmptyState>{t('claims.noFindings')}</EmptyState>}
      <div className="sheet-scroll" role="region" aria-label={t('claimTabs.anomalies')} tabIndex={0}>
        <GiftsOfPeriod gifts={data.gifts} />
        <BesideGifts beside={data.beside} />
        {data.total > data.findings.length && (
          <p className="claim-remark soft">
            {t('claims.moreFindings', { count: data.total, shown: data.findings.length })}
          </p>
        )}
        <ul className="claim-findings">
          {data.findings.map(({ kind, count, meals, canBeAsked }, at) => (
            <li key={at}>
              <p>
                <Status tone="late">{t(`anomalies.${kind}`)}</Status>
                <span className="soft">
                  {t('claims.findingMeals', { count })}
                  {count > meals.length && ` ${t('claims.firstMeals', { shown: meals.length })}`}
                </span>
                {canBeAsked && <span className="small soft">{t('claims.canBeAsked')}</span>}
              </p>
              <ul>
                {meals.map(({ id, day, kind: meal, name, at: when, subsidyFen }) => (
                  <li key={id}>
                    <Link to={`/canteen/meals/${id}?day=${day}`}>
                      <Day day={day} /> {clockTime(when)} {t(`meals.${meal}`)}{' '}
                      {name === '' ? t('claims.notTold') : name}
                    </Link>{' '}
                    <MoneyText fen={subsidyFen} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}
