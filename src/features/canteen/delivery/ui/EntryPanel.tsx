/**
 * What came of one stop, by keyboard: four digits are the time, the next digit is whom it was handed to, 0 why it was not.
 * A shut door is led through its steps. When it is said, the next stop is here.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, Select, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { useKeys } from '#app/keys.tsx'
import { moneyWords } from '#app/money'
import { notify, offerBack } from '#app/notices'
import { ErrorLine, KeyButton, Sheet, Status, Tag } from '#app/parts/index'
import {
  doorResults,
  handedTo,
  lateReasons,
  reasonsOnRound,
  type DoorResult,
  type HandedTo,
  type LateReason,
} from '../../contract/words'
import { askedAtStop, isAnswered, missingDoorStep, nextDoorStep, type TriedStep } from '../rules'
import { WhatShown } from '../../orders/ui/words'
import { useGivenBackWords } from '../../till/ui/given-back'
import { desk, deskClient } from '../../ui/client'
import type { StopRow } from '../contract'
import { clockTyped } from '../../ui/clock-typed'
import { DueAtDoor, type Collected } from './DueAtDoor'

export interface EntryPanelProps {
  readonly stop: StopRow
  /** Its day is over: it is entered afterwards, with a reason. */
  readonly isLate: boolean
  readonly may: boolean
  /** The time of the stop before, from which this one is not far. */
  readonly lastClock: string
  readonly onSettled: (clock: string) => void
}

function useEntry({ stop, isLate, lastClock, onSettled }: EntryPanelProps) {
  const { t } = useTranslation('canteen')
  const [clock, setClock] = useState(lastClock)
  const [tried, setTried] = useState<readonly TriedStep[]>(stop.steps)
  const [mode, setMode] = useState(askedAtStop(stop.steps))
  const [collected, setCollected] = useState<Collected>({ fen: undefined, tender: 'cash', gave: null })
  const [asksSum, setAsksSum] = useState(false)
  const [late, setLate] = useState<LateReason>('forgotten')
  const [error, setError] = useState<unknown>()
  const handOver = useWrite(desk.canteen.delivery.handOver)
  const notHanded = useWrite(desk.canteen.delivery.notHanded)
  const doorStep = useWrite(desk.canteen.delivery.doorStep)
  const takeBack = useWrite(desk.canteen.till.takeBack)
  const givenBack = useGivenBackWords()
  const of = { diner: stop.diner, day: stop.day, meal: stop.meal }
  const run = (work: Promise<unknown>) => {
    setError(undefined)
    work.catch(setError)
  }
  const { tender, gave } = collected
  const whole = clockTyped(clock)
  const reckoned = useQuery({
    ...desk.canteen.delivery.due.queryOptions({ input: { ...of, clock: whole, gave } }),
    enabled: mode === 'handing' && stop.state !== 'had',
    placeholderData: keepPreviousData,
  })
  /** What was taken at the door, as somebody typed it, else as the desk reckons it now; asked for where the sheet may say another sum. */
  const sumTaken = async (): Promise<number | null> => {
    if (collected.fen !== undefined) return collected.fen
    const { due, balanceMoved } = await deskClient.canteen.delivery.due({ ...of, clock: whole, gave })
    if (balanceMoved) return null
    return due?.doorFen ?? 0
  }
  const hand = (to: HandedTo) => {
    run(
      sumTaken().then(async (collectedFen) => {
        if (collectedFen === null) {
          setAsksSum(true)
          return
        }
        const told = { collectedFen, tender, gave, late: isLate ? late : null }
        await handOver.write({ ...of, to, clock, ...told }).then(({ meal, tenders: paidBy }) => {
          const sums = paidBy.map(({ kind, fen }) => `${t(`tenders.${kind}`)} ${moneyWords(fen)}`)
          const paid = sums.length === 0 ? t('delivery.nothingToPay') : sums.join(' · ')
          const words = { name: stop.name, clock, to: t(`handedTo.${to}`), paid }
          offerBack(t('delivery.handedOver', words), () =>
            takeBack.write({ meal, reason: null }).then((taken) => notify(givenBack(taken))),
          )
          onSettled(clock)
        })
      }),
    )
  }
  const settle = (reason: (typeof reasonsOnRound)[number]) => {
    if (missingDoorStep(reason, tried) !== null) {
      setMode('door')
      return
    }
    run(
      notHanded.write({ ...of, reason }).then(() => {
        notify(t('delivery.notHandedOver', { name: stop.name, why: t(`notTakenReasons.${reason}`) }))
        onSettled(clock)
      }),
    )
  }
  const step = (result: DoorResult) => {
    const next = nextDoorStep(tried)
    if (next === null) return
    run(
      doorStep.write({ ...of, step: next, result, clock }).then(() => {
        const now = [...tried, { step: next, result, clock }]
        setTried(now)
        setMode(askedAtStop(now))
      }),
    )
  }
  return {
    clock,
    setClock,
    mode,
    setMode,
    tried,
    collected,
    setCollected,
    asksSum,
    reckoned: reckoned.data,
    late,
    setLate,
    error,
    hand,
    settle,
    step,
    pending: handOver.pending || notHanded.pending || doorStep.pending,
  }
}

export function EntryPanel(props: EntryPanelProps) {
  const { stop, isLate, may } = props
  const { t } = useTranslation('canteen')
  const entry = useEntry(props)
  const { clock, mode, tried } = entry
  const field = useRef<InputRef>(null)
  const panel = useRef<HTMLDivElement>(null)
  const isSettled = stop.state === 'had' || !may
  const next = nextDoorStep(tried)
  const asksTime = mode === 'handing' || (mode === 'door' && next !== null)
  // Each step has a time of its own, so the time is asked for again after one; a reason needs none.
  useEffect(() => {
    if (asksTime) field.current?.focus({ cursor: 'all' })
    else panel.current?.focus()
  }, [asksTime, mode, tried.length])
  const ready = clockTyped(clock) !== null
  useKeys(
    isSettled
      ? {}
      : {
          Backspace: () => field.current?.focus({ cursor: 'all' }),
          Escape: mode === 'handing' ? undefined : () => entry.setMode('handing'),
        },
  )
  const choice = (place: number, words: string, onPress: () => void, why?: string) => (
    <KeyButton
      key={words}
      keys={String(place)}
      pending={entry.pending}
      refusedBecause={why}
      onPress={onPress}
    >
      {words}
    </KeyButton>
  )
  const timeFirst = ready ? undefined : t('delivery.timeFirst')
  const asksGave = (entry.reckoned?.choices.length ?? 0) > 0 && entry.collected.gave === null
  const handFirst = timeFirst ?? (asksGave ? t('delivery.gaveFirst') : undefined)
  return (
    <Sheet grow title={stop.name} remark={stop.address}>
      <div className="delivery-entry" ref={panel} tabIndex={-1} role="group" aria-label={t('delivery.entry')}>
        <p>
          <WhatShown order={stop} />{' '}
          {stop.avoids.map((one) => (
            <Tag key={one} tone="soon">
              {t('till.avoids', { what: one })}
            </Tag>
          ))}
          {stop.diet !== '' && <Tag>{stop.diet}</Tag>}
        </p>
        {stop.landmark !== '' && <p className="soft">{stop.landmark}</p>}
        {stop.handing !== null && (
          <Status tone="done">
            {t('delivery.handed', { clock: stop.handing.clock, to: t(`handedTo.${stop.handing.to}`) })}
          </Status>
        )}
        {stop.reason !== null && <Status tone="rest">{t(`notTakenReasons.${stop.reason}`)}</Status>}
        {!isSettled && (
          <>
            <label className="delivery-clock">
              <span>{t('delivery.clock')}</span>
              <Input
                ref={field}
                inputMode="numeric"
                maxLength={5}
                value={clock}
                placeholder="1140"
                aria-label={t('delivery.clock')}
                onChange={({ target }) => {
                  const whole = clockTyped(target.value)
                  entry.setClock(whole ?? target.value)
                  if (whole !== null && target.value.length >= 4) panel.current?.focus()
                }}
                onPressEnter={() => ready && panel.current?.focus()}
              />
            </label>
            <ErrorLine error={entry.error} />
            {mode === 'handing' && (
              <>
                <h3>{t('delivery.handTo')}</h3>
                <div className="delivery-choices">
                  {handedTo.map((to, at) =>
                    choice(at + 1, t(`handedTo.${to}`), () => entry.hand(to), handFirst),
                  )}
                  {choice(0, t('delivery.notHanded'), () => entry.setMode('reasons'))}
                </div>
                <DueAtDoor
                  reckoned={entry.reckoned}
                  collected={entry.collected}
                  asksSum={entry.asksSum}
                  onChange={(own) => entry.setCollected((before) => ({ ...before, ...own }))}
                  onDone={() => panel.current?.focus()}
                />
                {isLate && (
                  <Select
                    aria-label={t('till.lateReason')}
                    value={entry.late}
                    options={lateReasons.map((value) => ({ value, label: t(`lateReasons.${value}`) }))}
                    onChange={entry.setLate}
                  />
                )}
              </>
            )}
            {mode === 'reasons' && (
              <>
                <h3>{t('delivery.whyNot')}</h3>
                <div className="delivery-choices">
                  {reasonsOnRound.map((reason, at) =>
                    choice(
                      at + 1,
                      t(`notTakenReasons.${reason}`),
                      () => entry.settle(reason),
                      reason === 'door-not-opened' && isAnswered(tried) ? t('delivery.answered') : undefined,
                    ),
                  )}
                </div>
              </>
            )}
            {mode === 'door' && (
              <>
                <h3>{next === null ? t('delivery.allTried') : t(`doorSteps.${next}`)}</h3>
                <div className="delivery-choices">
                  {next === null ? (
                    <KeyButton
                      primary
                      keys="Enter"
                      pending={entry.pending}
                      onPress={() => entry.settle('door-not-opened')}
                    >
                      {t('notTakenReasons.door-not-opened')}
                    </KeyButton>
                  ) : (
                    doorResults.map((result, at) =>
                      choice(at + 1, t(`doorResults.${result}`), () => entry.step(result), timeFirst),
                    )
                  )}
                </div>
              </>
            )}
            <p className="small soft">{t('delivery.hint')}</p>
          </>
        )}
        {tried.length > 0 && (
          <ol className="delivery-tried">
            {tried.map(({ step, result, clock: at }) => (
              <li key={step}>
                <span className="soft">{at}</span> {t(`doorSteps.${step}`)}{' '}
                <b>{t(`doorResults.${result}`)}</b>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Sheet>
  )
}
