/** The carrier's sheet: doors in order with landmark, phone, key and diet, and room to write down whom and when. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import { EmptyState, ErrorState, LoadingLines, Page } from '#app/parts/index'
import { paperWeekday, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { useSitting } from '../../orders/ui/sitting'
import { WhatShown } from '../../orders/ui/words'
import { desk, deskClient } from '../../ui/client'
import type { StopRow } from '../contract'
import './delivery.css'

type Line = Awaited<ReturnType<typeof deskClient.canteen.delivery.stopInFull>>

export default function SheetPrint() {
  const { t } = useTranslation('canteen')
  const { asked } = useSitting()
  const [search] = useSearchParams()
  const { data, error, refetch } = useQuery(desk.canteen.delivery.run.queryOptions({ input: asked }))
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  const wanted = Number(search.get('route') ?? 0)
  const route = data.routes.find(({ id }) => id === wanted) ?? data.routes[0]
  if (route === undefined) {
    return (
      <Page>
        <EmptyState page>{t('delivery.noRoutes')}</EmptyState>
      </Page>
    )
  }
  const stops = data.stops.filter((stop) => stop.route === route.id)
  return (
    <Prepared
      key={`${data.day} ${data.meal} ${route.id}`}
      {...{ stops, route }}
      day={data.day}
      meal={data.meal}
    />
  )
}

interface PreparedProps extends Pick<StopRow, 'day' | 'meal'> {
  readonly stops: readonly StopRow[]
  readonly route: { readonly id: number; readonly name: string; readonly carrier: string }
}

/** Each line is on record when it is asked for, so it is asked for once and kept out of the cache. */
function Prepared({ stops, route, day, meal }: PreparedProps) {
  const { t } = useTranslation('canteen')
  const paper = usePaperWords('canteen')
  const { today } = useSession()
  const printed = useWrite(desk.canteen.delivery.sheetPrinted)
  const {
    answer: lines,
    error,
    again,
  } = useAskedOnce(() =>
    Promise.all(stops.map(({ diner }) => deskClient.canteen.delivery.stopInFull({ diner, day, meal }))),
  )
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  if (lines === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  return (
    <PrintPreview
      title={t('delivery.sheet')}
      number={`${route.name} · ${dayWithWeekday(day, today)} ${t(`meals.${meal}`)}`}
      fileName={`${paper('delivery.sheet')} ${route.name} ${day} ${paper(`meals.${meal}`)}`}
      back={`/canteen/delivery?day=${day}&meal=${meal}&route=${route.id}`}
      before={(onto) => printed.write({ route: route.id, day, meal, onto })}
    >
      <RoundSheet {...{ stops, route, day, meal, lines }} />
    </PrintPreview>
  )
}

function RoundSheet({ stops, route, day, meal, lines }: PreparedProps & { readonly lines: readonly Line[] }) {
  const { t } = useTranslation('canteen')
  const { today } = useSession()
  return (
    <SheetFrame
      title={`${t('delivery.sheet')}（${route.name}）`}
      line={[
        `${paperWeekday(day, today)} ${t(`meals.${meal}`)}`,
        t('delivery.carrierIs', { name: route.carrier, count: stops.length }),
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
            <th>{t('delivery.signed')}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, at) => (
            <PaperRow
              key={stop.diner}
              stop={stop}
              at={at + 1}
              line={lines.find(({ diner }) => diner === stop.diner)}
            />
          ))}
        </tbody>
      </table>
      {stops.length === 0 && <p>{t('delivery.nobody')}</p>}
    </SheetFrame>
  )
}

function PaperRow({
  stop,
  at,
  line,
}: {
  readonly stop: StopRow
  readonly at: number
  readonly line: Line | undefined
}) {
  const { t } = useTranslation('canteen')
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
      <td />
    </tr>
  )
}
