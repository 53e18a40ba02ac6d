/** The carrier's sheets: of one round, of those on none, or of all of them, each on paper of its own. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import { EmptyState, ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { useSitting } from '../../orders/ui/sitting'
import { desk, deskClient } from '../../ui/client'
import type { StopRow } from '../contract'
import { isToBring } from '../rules'
import { RoundSheet, type Round } from './RoundSheet'
import { everyRound, isOnRound, noRound } from './rounds'
import './delivery.css'

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
  const wanted = search.get('route') ?? everyRound
  const all: readonly Round[] = [...data.routes, { id: null, name: t('delivery.noRoute'), carrier: '' }].map(
    (route) => ({ ...route, stops: data.stops.filter((stop) => stop.route === route.id) }),
  )
  // A round that was asked for by itself is shown empty; of all only those who have somewhere to go.
  const rounds =
    wanted === everyRound
      ? all.filter(({ stops }) => stops.length > 0)
      : all.filter(({ id }) => isOnRound(wanted, { route: id }))
  if (rounds.length === 0) {
    return (
      <Page>
        <EmptyState page>{t('delivery.nobody')}</EmptyState>
      </Page>
    )
  }
  return (
    <Prepared
      key={`${data.day} ${data.meal} ${wanted}`}
      {...{ rounds, wanted }}
      day={data.day}
      meal={data.meal}
    />
  )
}

interface PreparedProps extends Pick<StopRow, 'day' | 'meal'> {
  readonly rounds: readonly Round[]
  /** As the address names it. */
  readonly wanted: string
}

/** Each line is on record when it is asked for, so it is asked for once and kept out of the cache. */
function Prepared({ rounds, wanted, day, meal }: PreparedProps) {
  const { t } = useTranslation('canteen')
  const paper = usePaperWords('canteen')
  const { today } = useSession()
  const printed = useWrite(desk.canteen.delivery.sheetPrinted)
  const stops = rounds.flatMap((round) => round.stops).filter(isToBring)
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
  const isOne = wanted !== everyRound
  const name = isOne
    ? rounds.map((round) => (round.id === null ? paper('delivery.noRoute') : round.name)).join(' ')
    : paper('delivery.everyRoute')
  return (
    <PrintPreview
      title={t('delivery.sheet')}
      number={`${isOne ? rounds.map((round) => round.name).join(' ') : t('delivery.everyRoute')} · ${dayWithWeekday(day, today)} ${t(`meals.${meal}`)}`}
      fileName={`${paper('delivery.sheet')} ${name} ${day} ${paper(`meals.${meal}`)}`}
      back={`/canteen/delivery?day=${day}&meal=${meal}${isOne ? `&route=${wanted}` : ''}`}
      before={async (onto) => {
        for (const { id } of rounds) await printed.write({ route: id, day, meal, onto })
      }}
    >
      {rounds.map((round) => (
        <RoundSheet key={round.id ?? noRound} {...{ round, day, meal, lines }} />
      ))}
    </PrintPreview>
  )
}
