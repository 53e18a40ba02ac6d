/** 汇总表 on screen: by what, of which meal and from whom, beside it each funder; above it what stands against the claim. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CourseList } from '#app/parts/course/index'
import { Day, EmptyState, List, MoneyText, Sheet, type Column } from '#app/parts/index'
import type { ClaimDetails, ShownSummaryRow } from '../contract'
import { roundingWords } from './rounding-words'

export function SummaryTab({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const columns: readonly Column<ShownSummaryRow>[] = [
    { key: 'part', title: t('claims.part'), width: '72px', render: ({ part }) => t(`claimParts.${part}`) },
    {
      key: 'policy',
      title: t('claims.policy'),
      width: 'minmax(88px, 2fr)',
      render: (row) => row.policyName,
    },
    {
      key: 'category',
      title: t('claims.category'),
      width: 'minmax(88px, 2fr)',
      render: (row) => <b>{row.categoryName}</b>,
    },
    { key: 'meal', title: t('menu.meal'), width: '64px', render: ({ kind }) => t(`meals.${kind}`) },
    { key: 'funder', title: t('claims.funder'), width: 'minmax(64px, 1fr)', render: ({ funder }) => funder },
    { key: 'count', title: t('claims.count'), width: '60px', align: 'end', render: ({ count }) => count },
    {
      key: 'fen',
      title: t('claims.yuan'),
      width: '112px',
      align: 'end',
      render: ({ fen }) => <MoneyText fen={fen} />,
    },
  ]
  return (
    <>
      <Warnings claim={claim} />
      <div className="claim-columns">
        <Sheet grow label={t('claimTabs.summary')}>
          <List
            label={t('claimTabs.summary')}
            columns={columns}
            rows={claim.summary}
            rowKey={({ part, policy, category, kind, funder }) =>
              [part, policy, category, kind, funder].join(' ')
            }
            empty={<EmptyState>{t('claims.nothing')}</EmptyState>}
          />
        </Sheet>
        {/* Scrolled by keys as well, where the course is long. */}
        <div className="stack" role="region" aria-label={t('claims.byFunder')} tabIndex={0}>
          <Funders claim={claim} />
          <SumsToCanteen claim={claim} />
          <Course claim={claim} />
        </div>
      </div>
    </>
  )
}

function Warnings({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const { isOver, openDays, differences, differenceCount, broken, sumsDiffer, state } = claim
  if (state === 'submitted' || state === 'paid') return null
  const differs = differenceCount > 0 || sumsDiffer
  if (isOver && openDays.length === 0 && !differs && broken.length === 0) return null
  return (
    <section className="claim-warnings" aria-label={t('claims.against')}>
      {!isOver && <p>{t('claims.runs')}</p>}
      {openDays.length > 0 && (
        <p>
          {t('claims.openDays')}{' '}
          {openDays.map((day) => (
            <Day key={day} day={day} />
          ))}
        </p>
      )}
      {broken.length > 0 && (
        <p>
          {t('claims.broken')}{' '}
          {broken.map((meal) => (
            <Link key={meal} to={`/canteen/meals/${meal}`}>
              {t('claims.mealNumber', { meal })}
            </Link>
          ))}
        </p>
      )}
      {sumsDiffer && <p>{t('claims.sumsDiffer')}</p>}
      {differenceCount > 0 && (
        <>
          <p>{t('claims.differs', { count: differenceCount })}</p>
          <ul>
            {differences.slice(0, 6).map(({ meal, day, name, keptFen, nowFen }) => (
              <li key={meal}>
                <Link to={`/canteen/meals/${meal}?day=${day}`}>
                  <Day day={day} /> {name === '' ? t('claims.notTold') : name}
                </Link>{' '}
                <MoneyText fen={keptFen} /> → <MoneyText fen={nowFen} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Funders({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  return (
    <Sheet title={t('claims.byFunder')}>
      <table className="claim-funders">
        <thead>
          <tr>
            <th>{t('claims.funder')}</th>
            <th>{t('claims.claimed')}</th>
            <th>{t('claims.open')}</th>
          </tr>
        </thead>
        <tbody>
          {claim.funders.map(({ funder, claimedFen, openFen }) => (
            <tr key={funder}>
              <th>{funder}</th>
              <td>
                <MoneyText fen={claimedFen} />
              </td>
              <td>
                <MoneyText fen={openFen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t('claims.total')}</th>
            <td>
              <MoneyText fen={claim.fen} />
            </td>
            <td>
              <MoneyText fen={claim.funders.reduce((sum, { openFen }) => sum + openFen, 0)} />
            </td>
          </tr>
        </tfoot>
      </table>
      {claim.corrections.lines > 0 && (
        <p className="claim-remark small soft">
          {t('claims.corrections', { count: claim.corrections.lines })}{' '}
          <MoneyText fen={claim.corrections.fen} />
        </p>
      )}
      <p className="claim-remark small soft">{t('claims.mealNote')}</p>
      <p className="claim-remark small soft">{roundingWords(t, claim)}</p>
    </Sheet>
  )
}

/** 运营补贴、建设补贴: apart from the meals, each with what it rests on. */
function SumsToCanteen({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  if (claim.sums.length === 0) return null
  return (
    <Sheet title={t('claims.sums')}>
      <table className="claim-funders">
        <tbody>
          {claim.sums.map((sum) => (
            <tr key={[sum.policy, sum.code, sum.until, sum.count].join(' ')}>
              <th>
                {sum.name}
                <p className="small soft">
                  {sum.funder} · {t('claims.ofNoMeal')} · <Day day={sum.from} /> – <Day day={sum.until} />
                </p>
                <p className="small soft">
                  {t('claims.sumRestsOn', { meals: sum.meals, days: sum.days, people: sum.people })}
                </p>
              </th>
              <td>
                <MoneyText fen={sum.fen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t('claims.ofMeals')}</th>
            <td>
              <MoneyText fen={claim.mealsFen} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Sheet>
  )
}

function Course({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  if (claim.events.length === 0) return null
  return (
    <Sheet title={t('claims.course')}>
      <CourseList
        narrow
        lines={claim.events.map(({ id, move, reason, fen, at, by }) => ({
          id,
          at,
          by,
          what: t(`claimMoves.${move}`),
          beside: (
            <>
              {' '}
              <MoneyText fen={fen} /> {reason}
            </>
          ),
        }))}
      />
    </Sheet>
  )
}
