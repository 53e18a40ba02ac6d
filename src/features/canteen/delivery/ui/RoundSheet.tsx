/** A round on paper: doors in order with landmark, phone, key and diet, what is to be collected, and room for whom and when. */
import { useTranslation } from 'react-i18next'
import { MoneyText } from '#app/parts/index'
import { paperWeekday, SheetFrame } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { WhatShown } from '../../orders/ui/words'
import type { deskClient } from '../../ui/client'
import type { StopRow } from '../contract'
import { isToBring } from '../rules'

type Line = Awaited<ReturnType<typeof deskClient.canteen.delivery.stopInFull>>

export interface Round {
  /** Null of those on no round. */
  readonly id: number | null
  readonly name: string
  readonly carrier: string
  readonly stops: readonly StopRow[]
}

export interface RoundSheetProps extends Pick<StopRow, 'day' | 'meal'> {
  readonly round: Round
  readonly lines: readonly Line[]
}

export function RoundSheet({ round, day, meal, lines }: RoundSheetProps) {
  const { t } = useTranslation('canteen')
  const { today } = useSession()
  const { id, carrier } = round
  const stops = round.stops.filter(isToBring)
  const others = round.stops.filter((stop) => !isToBring(stop))
  const whyNot = ({ hasDied, state, reason }: StopRow): string => {
    if (state === 'had') return t('orderStates.had')
    if (reason !== null) return t(`notTakenReasons.${reason}`)
    return hasDied ? t('delivery.hasDied') : t('orderStates.not-taken')
  }
  // Its own word on the paper: the paper may be in another language than the screen.
  const name = id === null ? t('delivery.noRoute') : round.name
  const lineOf = (diner: number) => lines.find((line) => line.diner === diner)
  const due = stops.reduce((sum, { diner }) => sum + (lineOf(diner)?.dueFen ?? 0), 0)
  return (
    <SheetFrame
      title={`${t('delivery.sheet')}（${name}）`}
      line={[
        `${paperWeekday(day, today)} ${t(`meals.${meal}`)}`,
        carrier === ''
          ? t('delivery.stopsOf', { count: stops.length })
          : t('delivery.carrierIs', { name: carrier, count: stops.length }),
      ]}
      foot={[t('delivery.paperRule'), t('delivery.doorRule')]}
    >
      <table className="paper-table delivery-paper">
        <thead>
          <tr>
            <th>{t('delivery.place')}</th>
            <th>{t('delivery.who')}</th>
            <th>{t('delivery.door')}</th>
            <th>{t('delivery.meal')}</th>
            <th className="delivery-due">{t('delivery.due')}</th>
            <th>{t('delivery.signed')}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, at) => (
            <PaperRow key={stop.diner} stop={stop} at={at + 1} line={lineOf(stop.diner)} />
          ))}
        </tbody>
      </table>
      {stops.length === 0 ? (
        <p>{t('delivery.nobody')}</p>
      ) : (
        <p>
          {t('delivery.dueInAll')} <MoneyText fen={due} />
        </p>
      )}
      {others.length > 0 && (
        <p>
          {t('delivery.notBrought', {
            who: others
              .map((stop) => t('delivery.notBroughtTo', { name: stop.name, why: whyNot(stop) }))
              .join(t('listSeparator', { ns: 'app' })),
          })}
        </p>
      )}
    </SheetFrame>
  )
}

interface PaperRowProps {
  readonly stop: StopRow
  readonly at: number
  readonly line: Line | undefined
}

function PaperRow({ stop, at, line }: PaperRowProps) {
  const { t } = useTranslation('canteen')
  const due = line?.dueFen ?? null
  return (
    <tr>
      <td>{at}</td>
      <td>
        {stop.name}
        <br />
        {line?.phone}
      </td>
      <td>
        {line?.isHidden === true ? t('delivery.hidden') : line?.address}
        <br />
        {line?.landmark} {line?.keyNote}
        {line !== undefined && line.contact !== null && (
          <div>
            {t('delivery.contact', {
              who: [line.contact.name, line.contact.relation].filter(Boolean).join(' '),
              phone: line.contact.phone,
            })}
          </div>
        )}
      </td>
      <td>
        <WhatShown order={stop} />
        {stop.avoids.map((one) => (
          <div key={one}>{t('till.avoids', { what: one })}</div>
        ))}
        {stop.diet}
      </td>
      <td className="delivery-due">{due === null ? '' : <MoneyText fen={due} />}</td>
      <td />
    </tr>
  )
}
