/** The keys of a room: which hangs here, who has which, handing out and back. */
import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { sayMade } from '#app/parts/course/index'
import { Dialog, ErrorLine, KeyButton, ReasonDialog, Status } from '#app/parts/index'
import { useMay, useSession, useToday } from '#app/session/session'
import { minuteOfInstant } from '../../rules'
import { clockText, holderText, minuteText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import type { KeyOut } from '../contract'
import { dueAt } from '../rules/keys'
import type { AtDoor } from './at-door'

export function Keys({ at }: { readonly at: AtDoor }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const mayBook = useMay('rooms.book')
  const [giving, setGiving] = useState(false)
  const [losing, setLosing] = useState<KeyOut>()
  const { takeBack, back } = useKeyMoves()
  const toGive = at.keys.filter(({ place }) => place !== 'out').map(({ key }) => key)
  const firstOut = at.keys.find(({ out }) => out !== null)?.key
  return (
    <section className="rooms-door-keys-of">
      <h3>{t('atDoor.keysOf')}</h3>
      {at.keys.map(({ key, place, out }) => (
        <p key={key} className="rooms-door-line">
          <span>{key}</span>
          {out === null ? (
            <Status tone={place === 'lost' ? 'late' : 'done'}>
              {t(place === 'lost' ? 'atDoor.keyLost' : 'atDoor.keyHere')}
            </Status>
          ) : (
            <Status tone={out.overdue ? 'late' : 'open'}>
              {t('atDoor.keyWith', {
                who: out.takenBy,
                at: out.due === null ? '' : minuteText(out.due, today),
              })}
            </Status>
          )}
          {mayBook && out !== null && (
            <>
              <KeyButton
                size="small"
                {...(key === firstOut ? { keys: 'F9' } : {})}
                onPress={() => back(out, 'back')}
              >
                {t('atDoor.keyBack')}
              </KeyButton>
              <KeyButton size="small" onPress={() => setLosing(out)}>
                {t('atDoor.keyGone')}
              </KeyButton>
            </>
          )}
        </p>
      ))}
      {mayBook && toGive.length > 0 && (
        <p>
          <KeyButton size="small" keys="F8" onPress={() => setGiving(true)}>
            {t('atDoor.giveKey')}
          </KeyButton>
        </p>
      )}
      {giving && (
        <KeyLayer>
          <Giving
            at={at}
            keys={toGive}
            onGiven={(entry, key) => {
              sayMade(`key:${entry}`, t('atDoor.given', { key }), () => takeBack(entry))
              setGiving(false)
            }}
            onClose={() => setGiving(false)}
          />
        </KeyLayer>
      )}
      {losing !== undefined && (
        <ReasonDialog
          title={t('atDoor.goneTitle', { key: losing.key })}
          free={false}
          danger
          action={t('atDoor.keyGone')}
          onCancel={() => setLosing(undefined)}
          onReason={async () => {
            await back(losing, 'lost')
            setLosing(undefined)
          }}
        >
          {t('atDoor.goneWhat')}
        </ReasonDialog>
      )}
    </section>
  )
}

function useKeyMoves() {
  const { t } = useTranslation('rooms')
  const bring = useWrite(desk.rooms.door.bringBack)
  const undo = useWrite(desk.rooms.door.takeBackKey)
  const takeBack = (entry: number) => undo.write({ entry })
  const back = async ({ entry, key }: KeyOut, how: 'back' | 'lost') => {
    try {
      const made = await bring.write({ entry, how })
      sayMade(`key:${entry}`, t(how === 'back' ? 'atDoor.brought' : 'atDoor.gone', { key }), () =>
        takeBack(made.entry),
      )
    } catch (error) {
      notify(errorMessage(error).message, 'warning')
    }
  }
  return { takeBack, back }
}

interface GivingProps {
  readonly at: AtDoor
  readonly keys: readonly string[]
  readonly onGiven: (entry: number, key: string) => void
  readonly onClose: () => void
}

const isClock = (text: string) => /^([01]?\d|2[0-3])[:：][0-5]\d$/.test(text.trim())

function Giving({ at: { booking }, keys, onGiven, onClose }: GivingProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { now } = useSession()
  const ids = { key: useId(), who: useId(), due: useId() }
  const give = useWrite(desk.rooms.door.handOut)
  const [key, setKey] = useState(keys[0] ?? '')
  const [takenBy, setTakenBy] = useState(booking.holder.name === null ? '' : holderText(t, booking))
  const [clock, setClock] = useState(clockText(booking.span.until))
  const clockIsWrong = !isClock(clock)
  const refused = takenBy.trim() === '' ? t('atDoor.sayWho') : clockIsWrong ? t('atDoor.sayWhen') : undefined
  const due = () =>
    dueAt(clock.trim().replace('：', ':').padStart(5, '0'), booking.span, minuteOfInstant(now()))
  const send = () => {
    if (refused !== undefined || give.pending) return
    give.write({ id: booking.id, key, takenBy, due: due() }).then(
      ({ entry }) => onGiven(entry, key),
      // Shown in the dialog.
      () => undefined,
    )
  }
  useKeys({ Escape: onClose })
  return (
    <Dialog
      title={t('atDoor.giveKey')}
      onCancel={onClose}
      footer={
        <KeyButton primary keys="Ctrl+Enter" pending={give.pending} refusedBecause={refused} onPress={send}>
          {t('atDoor.give')}
        </KeyButton>
      }
    >
      <div className="rooms-door-form">
        <label htmlFor={ids.key}>{t('atDoor.key')}</label>
        <Select
          id={ids.key}
          value={key}
          onChange={setKey}
          options={keys.map((value) => ({ value, label: value }))}
        />
        <label htmlFor={ids.who}>{t('atDoor.takenBy')}</label>
        <Input
          id={ids.who}
          autoFocus
          maxLength={40}
          value={takenBy}
          onChange={(event) => setTakenBy(event.target.value)}
          onPressEnter={send}
        />
        <label htmlFor={ids.due}>{t('atDoor.due')}</label>
        <Input
          id={ids.due}
          maxLength={5}
          value={clock}
          status={clockIsWrong ? 'error' : ''}
          onChange={(event) => setClock(event.target.value)}
          onPressEnter={send}
        />
        {!clockIsWrong && (
          <span className="soft small" aria-live="polite">
            {t('atDoor.dueOn', { at: minuteText(due(), today) })}
          </span>
        )}
      </div>
      <ErrorLine error={give.error} />
    </Dialog>
  )
}
