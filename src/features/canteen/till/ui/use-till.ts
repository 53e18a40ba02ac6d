/**
 * What the till is in the middle of: who stands there, what they take, and how it is sold.
 *
 * Fingers are quicker than answers: Enter waits for the answer that belongs to it and never sells by an older one.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, useWrite } from '#app/desk-client/index'
import { moneyWords } from '#app/money'
import { notify, offerBack } from '#app/notices'
import { balanceThen, type Tender } from '../../rules/tenders'
import {
  eaters,
  ways,
  type Eater,
  type LateReason,
  type Meal,
  type TenderKind,
  type Way,
} from '../../contract/words'
import type { BoardLine } from '../../menu/contract'
import type { OrderedMeal } from '../contract'
import { clockTyped } from '../../ui/clock-typed'
import { desk } from '../../ui/client'
import { useGivenBackWords } from './given-back'

export interface Standing {
  readonly diner: number
  readonly name: string
  /** The card that found them. */
  readonly card: number | null
}

export interface Sitting {
  readonly day: string
  readonly meal: Meal
  readonly late: LateReason | null
}

export interface JustSold {
  readonly meal: number
  readonly name: string
  readonly ownFen: number
  readonly changeFen: number
  readonly leftFen: number | null
}

type Choice = readonly { readonly offer: number; readonly count: number }[]

function next<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value
}

/** What Enter takes where nothing was chosen: the first that is there, or was. */
const usualChoice = (board: readonly BoardLine[], isLate: boolean): Choice => {
  const first = board.find(({ soldOut, fen }) => (!soldOut || isLate) && fen !== null)
  return first === undefined ? [] : [{ offer: first.offer, count: 1 }]
}

/** What they ordered, where it can be sold. */
const orderedChoice = (ordered: OrderedMeal | null): Choice | null =>
  ordered === null || ordered.offer === null ? null : [{ offer: ordered.offer, count: 1 }]

/** Each of the offers in the place of another; what is there already is there once more. */
function exchanged(choice: Choice, standIns: ReadonlyMap<number, number>): Choice {
  const counts = new Map<number, number>()
  for (const { offer, count } of choice) {
    const gets = standIns.get(offer) ?? offer
    counts.set(gets, Math.min(99, (counts.get(gets) ?? 0) + count))
  }
  return [...counts].map(([offer, count]) => ({ offer, count }))
}

/** Whoever comes for a meal that was to be brought takes it with them. */
const wayPreset = (ordered: OrderedMeal | null): Way =>
  ordered === null ? 'eaten' : ordered.way === 'delivered' ? 'taken' : ordered.way

export function useTill() {
  const { t } = useTranslation('canteen')
  const [asked, setAsked] = useState<Sitting>()
  /** When it was had, as it is typed; of what is written down afterwards. */
  const [clockTypedIn, setClock] = useState('')
  const [standing, setStanding] = useState<Standing>()
  const [eater, setEater] = useState<Eater>('diner')
  /** Null until it is changed by hand. */
  const [wayChosen, setWay] = useState<Way | null>(null)
  /** Null until something is chosen by hand. */
  const [chosen, setChosen] = useState<Choice | null>(null)
  /** How what the balance does not pay is paid; set while it is being asked. */
  const [paying, setPaying] = useState<TenderKind>()
  const [justSold, setJustSold] = useState<JustSold>()
  const [error, setError] = useState<unknown>()
  const selling = useRef(false)
  const sell = useWrite(desk.canteen.till.sell)
  const takeBack = useWrite(desk.canteen.till.takeBack)
  const givenBack = useGivenBackWords()

  const state = useQuery({
    ...desk.canteen.till.state.queryOptions({
      input: { day: asked?.day ?? null, meal: asked?.meal ?? null },
    }),
    placeholderData: keepPreviousData,
    // Lunch begins, and the service day turns, also where nobody touches the till.
    refetchInterval: 60_000,
  })
  const board = useMemo(() => state.data?.board ?? [], [state.data])
  const isLate = (asked?.late ?? null) !== null
  const clock = isLate ? clockTyped(clockTypedIn) : null
  const clockWrong = isLate && clockTypedIn.trim() !== '' && clock === null
  const needsNobody = eater !== 'diner'
  const sitting = { day: state.data?.day ?? '', meal: state.data?.meal ?? ('lunch' as const) }
  const canAsk = state.data !== undefined && (needsNobody || standing !== undefined)
  const orderOptions = desk.canteen.till.ordered.queryOptions({
    input: { ...sitting, diner: standing?.diner ?? 0 },
  })
  const order = useQuery({ ...orderOptions, enabled: canAsk && !needsNobody })
  /** By what was said by hand, else by what they ordered, else by what is usual. */
  const inputBy = (ordered: OrderedMeal | null) => ({
    ...sitting,
    way: wayChosen ?? wayPreset(ordered),
    eater,
    diner: needsNobody ? null : (standing?.diner ?? null),
    choice: [...(chosen ?? orderedChoice(ordered) ?? usualChoice(board, isLate))],
    ...(clock === null ? {} : { clock }),
    late: asked?.late ?? null,
  })
  const input = inputBy(needsNobody ? null : (order.data?.ordered ?? null))
  const { way, choice } = input
  const quote = useQuery({
    ...desk.canteen.till.quote.queryOptions({ input }),
    enabled: canAsk && (needsNobody || order.data !== undefined),
  })

  const clear = useCallback(() => {
    setStanding(undefined)
    setEater('diner')
    setWay(null)
    setChosen(null)
    setPaying(undefined)
    setClock('')
    setError(undefined)
  }, [])

  const stand = (person: Standing) => {
    clear()
    setJustSold(undefined)
    setStanding(person)
  }

  /** Of what is sold out there is what they ordered, and what was had before it was. */
  const isThere = ({ soldOut, offer }: BoardLine): boolean =>
    !soldOut || isLate || (!needsNobody && order.data?.ordered?.offer === offer)

  /** A first key replaces the usual set, further ones add to it. */
  const choose = (position: number) => {
    const line = board.find((one) => one.position === position)
    if (!canAsk || line === undefined || !isThere(line) || line.fen === null) return
    setError(undefined)
    setChosen((before) => {
      const taken = before ?? []
      return taken.some(({ offer }) => offer === line.offer)
        ? taken.map((one) =>
            one.offer === line.offer ? { ...one, count: Math.min(99, one.count + 1) } : one,
          )
        : [...taken, { offer: line.offer, count: 1 }]
    })
  }
  /** What they must not eat, and what they get in its place where that has a price. */
  const standIns = new Map(
    (canAsk ? (quote.data?.avoided ?? []) : []).flatMap(({ offer, substitute }) =>
      substitute === null || substitute.fen === null ? [] : [[offer, substitute.offer] as const],
    ),
  )
  const exchange = () => {
    setError(undefined)
    setChosen(exchanged(choice, standIns))
  }
  const unchoose = () =>
    setChosen((before) => (before === null || before.length <= 1 ? null : before.slice(0, -1)))

  /** Sells; `tendersOf` says how what is due is paid, or nothing where somebody has to say first. */
  const finish = (
    tendersOf: (dueFen: number, leftFen: number) => readonly Tender[] | null,
    again: boolean,
  ) => {
    if (!canAsk || clockWrong || selling.current) return
    selling.current = true
    setError(undefined)
    const work = async () => {
      const { ordered } = needsNobody ? { ordered: null } : await queryClient.query(orderOptions)
      const asking = inputBy(ordered)
      if (asking.choice.length === 0) return
      const { price, diner, hadAt } = await queryClient.query(
        desk.canteen.till.quote.queryOptions({ input: asking }),
      )
      if (hadAt !== null && !again) return
      const tenders = price.ownFen === 0 ? [] : tendersOf(price.ownFen, diner?.account?.leftFen ?? 0)
      if (tenders === null) {
        setPaying('cash')
        return
      }
      const sold = await sell.write({
        ...asking,
        tenders: [...tenders],
        expectFen: price.ownFen,
        card: standing?.card ?? null,
        again,
      })
      const name = needsNobody ? t(`eaters.${eater}`) : (standing?.name ?? '')
      clear()
      setJustSold({ ...sold, name })
      if (sold.sameReading) notify(t('till.sameReading', { name }), 'warning')
      else {
        offerBack(t('till.sold', { name, fen: moneyWords(sold.ownFen) }), () =>
          takeBack.write({ meal: sold.meal, reason: null }).then((taken) => {
            setJustSold(undefined)
            notify(givenBack(taken))
          }),
        )
      }
    }
    work()
      .catch(setError)
      .finally(() => {
        selling.current = false
      })
  }

  return {
    state,
    board,
    quote,
    asked,
    setAsked,
    isLate,
    clock: clockTypedIn,
    setClock,
    clockWrong,
    standing,
    stand,
    eater,
    nextEater: () => {
      setStanding(undefined)
      setEater(next(eaters, eater))
      setError(undefined)
    },
    way,
    nextWay: () => setWay(next(ways, way)),
    choice,
    isThere,
    choose,
    unchoose,
    /** Nothing to do where they may eat what is chosen, or nothing stands in for it. */
    exchange: standIns.size === 0 ? undefined : exchange,
    canAsk,
    paying,
    setPaying,
    justSold,
    error,
    pending: sell.pending,
    clear,
    /** Enter: all from the balance; where it does not reach somebody says how the rest is paid. */
    enter: () => finish((due, left) => (left >= due ? balanceThen(due, left, 'cash') : null), false),
    payWith: (tenders: readonly Tender[], again: boolean) => finish(() => tenders, again),
    /** The second meal of a sitting, at full price, because it is asked for. */
    again: () => finish((due, left) => (left >= due ? balanceThen(due, left, 'cash') : null), true),
  }
}

export type Till = ReturnType<typeof useTill>
