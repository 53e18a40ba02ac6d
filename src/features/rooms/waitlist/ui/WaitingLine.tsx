/** One who waits: how they are reached, and what can be done for them now. */
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { KeyButton, ReasonDialog, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { minuteText, nameText, takenText, useSaid } from '../../ui/booking-words'
import { CallPhone } from '../../ui/CallPhone'
import { desk, deskClient } from '../../ui/client'
import type { ListedWaiting } from '../contract'

export interface WaitingLineProps {
  readonly waiting: ListedWaiting
  /** What a kind of equipment is called. */
  readonly named: (code: string) => string
  readonly mayBook: boolean
  /** The one whose buttons have the keys. */
  readonly isNext: boolean
}

export function WaitingLine({ waiting, named, mayBook, isNext }: WaitingLineProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const say = useSaid()
  const { state, toCall, because, offeredUntil } = waiting
  return (
    <li className="waiting">
      <span className="waiting-who">
        <b>{nameText(t, waiting)}</b>
        <span className="soft small">{takenText(t, waiting, named)}</span>
        <CallPhone
          residentId={waiting.holder.residentId}
          residentPhone={waiting.residentPhone}
          phone={waiting.phone}
          reveal={(why) => deskClient.rooms.waitlist.reveal({ id: waiting.id, field: 'phone', reason: why })}
        />
      </span>
      <span className="waiting-state">
        {state === 'offered' && offeredUntil !== null ? (
          <Status tone="soon">{t('waitlist.offered', { until: minuteText(offeredUntil, today) })}</Status>
        ) : (
          <Status tone={toCall ? 'done' : 'rest'}>
            {t(toCall ? 'waitlist.toCall' : 'held.waiting.waiting')}
          </Status>
        )}
        {because.map((reason, at) => (
          <span key={at} className="small soft">
            {say(reason)}
          </span>
        ))}
      </span>
      {mayBook && <Ways waiting={waiting} isNext={isNext} />}
    </li>
  )
}

const holdsFor = [30, 120, 480, 1440] as const

function Ways({ waiting, isNext }: { readonly waiting: ListedWaiting; readonly isNext: boolean }) {
  const { t } = useTranslation('rooms')
  const offer = useWrite(desk.rooms.waitlist.offer)
  const answer = useWrite(desk.rooms.waitlist.answer)
  const withdraw = useWrite(desk.rooms.waitlist.withdraw)
  const [minutes, setMinutes] = useState<number>(120)
  const [asking, setAsking] = useState<'decline' | 'withdraw'>()
  const { id, state, toCall } = waiting
  const name = nameText(t, waiting)
  const fail = (error: unknown) => notify(errorMessage(error).message, 'warning')
  return (
    <span className="waiting-ways">
      {toCall && (
        <>
          <Select
            aria-label={t('waitlist.holdFor')}
            value={minutes}
            onChange={setMinutes}
            options={holdsFor.map((value) => ({ value, label: t(`waitlist.for.${value}`) }))}
          />
          <KeyButton
            primary
            {...(isNext ? { keys: 'F2' } : {})}
            onPress={() => {
              offer.write({ id, minutes }).then(() => notify(t('waitlist.madeOffer', { name })), fail)
            }}
          >
            {t('waitlist.offer')}
          </KeyButton>
        </>
      )}
      {state === 'offered' && (
        <>
          <KeyButton
            primary
            {...(isNext ? { keys: 'F2' } : {})}
            onPress={() => {
              answer
                .write({ id, answer: 'accept', note: '' })
                .then(
                  ({ requested }) =>
                    notify(t(requested ? 'booking.requested' : 'waitlist.madeAccept', { name })),
                  fail,
                )
            }}
          >
            {t('waitlist.accept')}
          </KeyButton>
          <KeyButton {...(isNext ? { keys: 'F4' } : {})} onPress={() => setAsking('decline')}>
            {t('waitlist.decline')}
          </KeyButton>
        </>
      )}
      {state === 'waiting' && (
        <KeyButton onPress={() => setAsking('withdraw')}>{t('waitlist.withdraw')}</KeyButton>
      )}
      {asking === 'decline' && (
        <ReasonDialog
          title={t('waitlist.declining', { name })}
          action={t('waitlist.decline')}
          choices={(['no', 'not-reached'] as const).map((code) => ({
            code,
            words: t(`waitlist.said.${code}`),
          }))}
          enterDoes
          onCancel={() => setAsking(undefined)}
          onReason={async ({ code, words }) => {
            const said = t(code === 'no' ? 'waitlist.said.no' : 'waitlist.said.not-reached')
            const note = words === '' ? said : `${said}：${words}`
            await answer.write({ id, answer: 'decline', note: note.slice(0, 200) })
            notify(t('waitlist.madeDecline', { name }))
            setAsking(undefined)
          }}
        >
          {t('waitlist.declineWhat')}
        </ReasonDialog>
      )}
      {asking === 'withdraw' && (
        <ReasonDialog
          title={t('waitlist.withdrawing', { name })}
          action={t('waitlist.withdraw')}
          onCancel={() => setAsking(undefined)}
          onReason={async ({ words }) => {
            await withdraw.write({ id, reason: words })
            notify(t('waitlist.madeWithdraw', { name }))
            setAsking(undefined)
          }}
        />
      )}
    </span>
  )
}
