/** 收银台: find who stands there, Enter; what they take, Enter. Everything else is a key away. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useKeys } from '#app/keys.tsx'
import { ErrorState, LoadingLines, Page, PageHead, Sheet } from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import type { PersonFound } from '../contract'
import { BoardKeys } from './BoardKeys'
import { DinerBar } from './DinerBar'
import { Finder } from './Finder'
import { PriceBar } from './PriceBar'
import { restsOf } from './rests'
import { Side } from './Side'
import { useTill } from './use-till'
import './till.css'

export default function TillPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const till = useTill()
  const panel = useRef<HTMLDivElement>(null)
  const { standing, eater, canAsk, paying } = till
  const finding = standing === undefined && eater === 'diner'

  // Keys belong to the board as soon as somebody stands there; a field would take the digits.
  useEffect(() => {
    if (!finding && paying === undefined) panel.current?.focus()
  }, [finding, paying, standing])

  const digits = Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [String(at + 1), () => till.choose(at + 1)] as const),
  )
  useKeys({
    F6: till.nextEater,
    F7: till.nextWay,
    ...(canAsk && paying === undefined
      ? {
          ...digits,
          Backspace: till.unchoose,
          Enter: till.enter,
          Escape: till.clear,
          F4: (till.quote.data?.hadAt ?? null) === null ? undefined : till.again,
          ...Object.fromEntries(
            restsOf(till.quote.data?.price.ownFen).map(
              ([kind, key]) => [key, () => till.setPaying(kind)] as const,
            ),
          ),
        }
      : {}),
  })

  const pick = (person: PersonFound, card: number | null) => {
    if (person.diner === null) {
      const of = new URLSearchParams({
        resident: String(person.resident.id),
        name: person.resident.name,
        back: '/canteen',
      })
      void navigate(`/canteen/diners/new?${of.toString()}`)
      return
    }
    till.stand({ diner: person.diner, name: person.resident.name, card })
  }

  const { data, error, refetch } = till.state
  return (
    <Page head={<PageHead title={t('till.title')} actions={<Rooms />} />} columns="minmax(0, 1fr) 372px">
      <div className="till" ref={panel} tabIndex={-1}>
        {finding ? <Finder till={till} onPick={pick} /> : <DinerBar till={till} />}
        <Sheet grow label={t('till.board')}>
          {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
          {data === undefined && error === null && <LoadingLines lines={5} />}
          {data !== undefined && <BoardKeys till={till} />}
        </Sheet>
        <PriceBar till={till} />
      </div>
      <Side till={till} />
    </Page>
  )
}
