/** What it costs, who pays the rest and why; and the keys that sell it. */
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '#app/dates'
import { moneyWords } from '#app/money'
import { DetailDrawer, ErrorLine, KeyButton, MoneyText } from '#app/parts/index'
import { PriceShown } from '../../ui/PriceShown'
import type { MealPrice } from '../../contract/index'
import { PayPanel } from './PayPanel'
import { partWords, paidBy, sumParts, type SumPart } from './sums'
import type { Till } from './use-till'

export function PriceBar({ till }: { readonly till: Till }) {
  const { t } = useTranslation('canteen')
  const [why, setWhy] = useState(false)
  const { quote, canAsk, paying, eater, way } = till
  const data = canAsk ? quote.data : undefined
  const hadAt = data?.hadAt ?? null
  const price = data?.price
  const enough = price !== undefined && (data?.diner?.account?.leftFen ?? 0) >= price.ownFen
  return (
    <section className="sheet till-price" aria-label={t('till.price')}>
      <span className="till-modes">
        <KeyButton keys="F6" size="small" onPress={till.nextEater}>
          {t(`eaters.${eater}`)}
        </KeyButton>
        <KeyButton keys="F7" size="small" onPress={till.nextWay}>
          {t(`ways.${way}`)}
        </KeyButton>
        {till.exchange !== undefined && paying === undefined && (
          <KeyButton keys="F5" size="small" onPress={till.exchange}>
            {t('till.exchange')}
          </KeyButton>
        )}
        {data !== undefined && (
          <KeyButton keys="F3" size="small" onPress={() => setWhy(true)}>
            {t('till.why')}
          </KeyButton>
        )}
      </span>
      {(till.error !== undefined || quote.error !== null) && canAsk && (
        <ErrorLine error={till.error ?? quote.error} />
      )}
      {hadAt !== null && (
        <p className="till-had" role="alert">
          <b>{t('till.had', { at: clockTime(hadAt) })}</b>
          <KeyButton keys="F4" onPress={till.again}>
            {t('till.again', { fen: moneyWords(price?.ownFen ?? 0) })}
          </KeyButton>
        </p>
      )}
      {paying !== undefined && data !== undefined ? (
        <PayPanel
          till={till}
          rest={paying}
          dueFen={data.price.ownFen}
          leftFen={data.diner?.account?.leftFen ?? 0}
          again={hadAt !== null}
        />
      ) : (
        <div className="till-sum">
          {price === undefined ? (
            <Sum name={t('price.list')} fen={undefined} />
          ) : (
            sumParts(price).map((part, at) => (
              <Fragment key={part.name}>
                {at > 0 && <span className="soft">{part.name === 'deliveryFee' ? '+' : '−'}</span>}
                <SumOfPart price={price} part={part} />
              </Fragment>
            ))
          )}
          <span className="soft">=</span>
          <Sum name={t('price.own')} fen={price?.ownFen} big />
          {canAsk && hadAt === null && (
            <span className="till-pay">
              <KeyButton keys="F8" size="large" onPress={() => till.setPaying('cash')}>
                {t('tenders.cash')}
              </KeyButton>
              <KeyButton primary size="large" pending={till.pending} onPress={till.enter}>
                {t(price?.ownFen === 0 ? 'till.nothingToPay' : enough ? 'till.byBalance' : 'till.pay')}
                <kbd>Enter</kbd>
              </KeyButton>
            </span>
          )}
        </div>
      )}
      {why && data !== undefined && (
        <DetailDrawer title={t('till.why')} onClose={() => setWhy(false)}>
          <PriceShown price={data.price} policies={data.policies} />
        </DetailDrawer>
      )}
    </section>
  )
}

/** The signs stand between the sums. */
function SumOfPart({ price, part: { name, fen } }: { readonly price: MealPrice; readonly part: SumPart }) {
  const { t } = useTranslation('canteen')
  switch (name) {
    case 'list':
    case 'deliveryFee':
      return <Sum name={t(partWords[name])} fen={fen} />
    case 'discount':
      return <Sum name={t(partWords.discount)} fen={-fen} tone="green" />
    case 'subsidy': {
      const parts = paidBy(price)
        .map(({ funder, fen: paid }) => `${funder} ${moneyWords(paid)}`)
        .join(' · ')
      const words = parts === '' ? t(partWords.subsidy) : t('till.subsidyBy', { parts })
      return <Sum name={words} fen={0 - fen} tone="green" />
    }
  }
}

function Sum({
  name,
  fen,
  tone,
  big = false,
}: {
  readonly name: string
  readonly fen: number | undefined
  readonly tone?: 'green'
  readonly big?: boolean
}) {
  return (
    <span className={['till-amount', tone ?? '', big ? 'big' : ''].filter(Boolean).join(' ')}>
      <span className="soft">{name}</span>
      <b>{fen === undefined ? '—' : <MoneyText fen={fen} />}</b>
    </span>
  )
}
