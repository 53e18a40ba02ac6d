/** Why a meal costs what it costs: the sum line by line, who pays, and why every other policy gave nothing. */
import { useTranslation } from 'react-i18next'
import { moneyWords } from '#app/money'
import { MoneyText } from '#app/parts/index'
import type { MealPrice, Policy } from '../contract/index'
import { namesOf, useReasonWords } from './words'
import './canteen.css'

export function PriceShown({
  price,
  policies,
}: {
  readonly price: MealPrice
  readonly policies: readonly Policy[]
}) {
  const { t } = useTranslation('canteen')
  const names = namesOf(policies)
  const words = useReasonWords(names)
  return (
    <div className="canteen-price">
      <div className="canteen-sum">
        <Line name={t('price.list')} fen={price.listFen} />
        {price.discount !== null && (
          <Line
            name={t('price.discount', { policy: names.policy(price.discount.policy) })}
            fen={-price.discount.fen}
          />
        )}
        <OfPortions of={price.discount?.portions} />
        {price.grants.map((grant) => (
          <div key={grant.policy} className="canteen-grant">
            <Line
              name={[names.policy(grant.policy), names.class(grant.policy, grant.class)]
                .filter(Boolean)
                .join(' · ')}
              fen={-grant.fen}
            />
            {grant.ofFen !== undefined && (
              <p className="small soft">{t('price.ofLines', { fen: moneyWords(grant.ofFen) })}</p>
            )}
            <OfPortions of={grant.portions} />
            {grant.parts.map((part) => (
              <Line key={part.funder} name={part.funder} fen={part.fen} small />
            ))}
            {grant.uncoveredFen !== undefined && (
              <p className="small amber">{t('price.uncovered', { fen: moneyWords(grant.uncoveredFen) })}</p>
            )}
            {grant.lost.map(({ funder, fen, reasons }) => (
              <p key={funder} className="small soft">
                {t('price.lost', {
                  funder,
                  fen: moneyWords(fen),
                  why: reasons.map((one) => words(one, grant.policy)).join(t('listSeparator', { ns: 'app' })),
                })}
              </p>
            ))}
          </div>
        ))}
        {price.deliveryFeeFen > 0 && <Line name={t('price.deliveryFee')} fen={price.deliveryFeeFen} />}
        {price.delivery.map((one) => (
          <Line
            key={`${one.policy} ${one.code}`}
            name={t('price.delivery', { policy: names.policy(one.policy), funder: one.funder })}
            fen={-one.fen}
          />
        ))}
        <div className="canteen-own">
          <Line name={t('price.own')} fen={price.ownFen} />
        </div>
        {price.running.map((one) => (
          <Line
            key={`${one.policy} ${one.code}`}
            name={t('price.running', { policy: names.policy(one.policy), funder: one.funder })}
            fen={one.fen}
            small
          />
        ))}
      </div>
      {price.dayPresumed && <p className="small amber">{t('price.presumed')}</p>}
      {price.notApplied.length > 0 && (
        <>
          <h3>{t('price.notApplied')}</h3>
          <ul>
            {price.notApplied.map(({ policy, reasons }) => (
              <li key={policy}>
                <b>{names.policy(policy)}</b>
                {reasons.map(({ class: one, reason }, at) => (
                  <p key={at} className="small soft">
                    {[names.class(policy, one), words(reason, policy)].filter(Boolean).join(t('price.colon'))}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** Why what is beyond the first portions has its full price. */
function OfPortions({ of }: { readonly of: NonNullable<MealPrice['discount']>['portions'] }) {
  const { t } = useTranslation('canteen')
  return of === undefined ? null : <p className="small soft">{t('price.ofPortions', of)}</p>
}

function Line({
  name,
  fen,
  small = false,
}: {
  readonly name: string
  readonly fen: number
  readonly small?: boolean
}) {
  return (
    <div className={small ? 'canteen-price-line small soft' : 'canteen-price-line'}>
      <span>{name}</span>
      <MoneyText fen={fen} />
    </div>
  )
}
