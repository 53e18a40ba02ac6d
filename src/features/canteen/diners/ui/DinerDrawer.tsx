/** One diner: where they belong, their card and stays, and the balance with what moved it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { BalanceShown } from '../../balance/ui/BalanceShown'
import { Day, DetailDrawer, ErrorState, Facts, KeyButton, LoadingLines, Status, Tag } from '#app/parts/index'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import type { DinerRow, Stay } from '../contract'
import type { Nearness, NearnessTold } from '../../contract/words'
import { CardForm, ChangeForm, MoveCard, StayForm, EndStayForm, nameOfStay } from './deeds'
import { cardTone } from './tones'
import './diners.css'

type Doing = 'change' | 'card' | 'stay' | { readonly stay: number }

export default function DinerDrawer() {
  const { t } = useTranslation('canteen')
  const { dinerId } = useParams()
  const { data, error, isPending, refetch } = useQuery(
    desk.canteen.diners.get.queryOptions({ input: { id: Number(dinerId) } }),
  )
  return (
    <DetailDrawer title={data?.diner.resident.name ?? t('diners.title')} width={560}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingLines lines={6} />}
      {data !== undefined && (
        <div className="stack">
          <DinerFacts diner={data.diner} stays={data.stays} />
          <Deeds key={data.diner.id} diner={data.diner} stays={data.stays} />
          <BalanceShown diner={data.diner} />
        </div>
      )}
    </DetailDrawer>
  )
}

function DinerFacts({ diner, stays }: { readonly diner: DinerRow; readonly stays: readonly Stay[] }) {
  const { t } = useTranslation('canteen')
  const { age, address, avoids, diet, categories, card } = diner
  const where = (told: NearnessTold, near: Nearness, onRecord: Nearness | null): string => {
    const is = t(`reach.${near}`)
    if (told === 'by-record') return t(onRecord === null ? 'diners.notOnRecord' : 'diners.byRecord', { is })
    return onRecord === null || onRecord === near
      ? is
      : t('diners.otherOnRecord', { is, record: t(`reach.${onRecord}`) })
  }
  const list = (words: readonly string[]) =>
    words.length === 0 ? '—' : words.map((one) => <Tag key={one}>{one}</Tag>)
  return (
    <Facts
      facts={[
        { name: t('diners.age'), value: age ?? '—' },
        { name: t('diners.address'), value: address === '' ? '—' : address },
        {
          name: t('diners.belongs'),
          value: t('diners.belongsWords', {
            registered: where(diner.registered, diner.near.registered, diner.onRecord.registered),
            lives: where(diner.lives, diner.near.lives, diner.onRecord.lives),
          }),
        },
        { name: t('diners.categories'), value: list(categories) },
        { name: t('diners.avoids'), value: list(avoids) },
        ...(diet === '' ? [] : [{ name: t('diners.diet'), value: diet }]),
        {
          name: t('diners.card'),
          value:
            card === null ? (
              t('diners.noCard')
            ) : (
              <>
                <span className="diner-card">{card.code}</span>{' '}
                <Status tone={cardTone[card.state]}>{t(`cardStates.${card.state}`)}</Status>
              </>
            ),
        },
        ...stays.map(({ id, place, from, until }) => ({
          name: <span key={id}>{t('diners.stay')}</span>,
          value: (
            <>
              {place === '' ? t('delivery.hidden') : place} · <Day day={from} />{' '}
              {until === null ? (
                t('diners.stillThere')
              ) : (
                <>
                  – <Day day={until} />
                </>
              )}
            </>
          ),
        })),
      ]}
    />
  )
}

function Deeds({ diner, stays }: { readonly diner: DinerRow; readonly stays: readonly Stay[] }) {
  const { t } = useTranslation('canteen')
  const may = useMay('canteen.diners')
  const [doing, setDoing] = useState<Doing>()
  const navigate = useNavigate()
  const away = stays.find(({ until }) => until === null)
  if (!may) return null
  const close = () => setDoing(undefined)
  if (typeof doing === 'object') {
    const stay = stays.find(({ id }) => id === doing.stay)
    return stay === undefined ? null : <EndStayForm key={stay.id} stay={stay} onClose={close} />
  }
  switch (doing) {
    case 'change':
      return <ChangeForm diner={diner} onClose={close} />
    case 'card':
      return <CardForm diner={diner} onClose={close} />
    case 'stay':
      return <StayForm diner={diner} onClose={close} />
    case undefined:
      return (
        <div className="diner-actions">
          <KeyButton onPress={() => void navigate(`/canteen/orders/${diner.id}`)}>
            {t('orders.week')}
          </KeyButton>
          <KeyButton onPress={() => setDoing('change')}>{t('diners.change')}</KeyButton>
          <KeyButton onPress={() => setDoing('card')}>
            {t(diner.card === null ? 'diners.issueCard' : 'diners.replaceCard')}
          </KeyButton>
          {diner.card !== null && <MoveCard card={diner.card} />}
          {away === undefined ? (
            <KeyButton onPress={() => setDoing('stay')}>{t('diners.goesAway')}</KeyButton>
          ) : (
            <KeyButton onPress={() => setDoing({ stay: away.id })}>{t('diners.comesBack')}</KeyButton>
          )}
          {stays
            .filter(({ until }) => until !== null)
            .map((stay) => (
              <KeyButton key={stay.id} onPress={() => setDoing({ stay: stay.id })}>
                {t('diners.correctStay', { place: nameOfStay(stay) })}
              </KeyButton>
            ))}
        </div>
      )
  }
}
