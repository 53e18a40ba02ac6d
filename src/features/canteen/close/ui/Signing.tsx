/** What keeps the day open, each with what it is called; then two names, one after the other. */
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Day, ErrorLine, KeyButton, MoneyText, Sheet, Status, When } from '#app/parts/index'
import { differenceReasons, type DifferenceReason } from '../../contract/words'
import { desk } from '../../ui/client'
import type { CloseState, LeftOpen } from '../contract'

export function Signing({ state }: { readonly state: CloseState }) {
  const { t } = useTranslation('canteen')
  const { closed, asked, unclosed, left, day } = state
  return (
    <Sheet
      grow
      label={t('close.signing')}
      title={t('close.signing')}
      aside={<Link to="/canteen/close/days">{t('close.days')}</Link>}
    >
      <div className="close-signing">
        {closed !== null && (
          <>
            <Status tone="done" boxed>
              {t('close.closed', { number: closed.number })}
            </Status>
            <p>
              {t('close.closedBy', { first: closed.closedBy, second: closed.witnessedBy })}{' '}
              <When at={closed.at} />
            </p>
          </>
        )}
        {closed === null && asked === null && <First state={state} />}
        {closed === null && asked !== null && <Second asked={asked} left={left} />}
        {unclosed.length > 0 && (
          <section aria-label={t('close.unclosed')}>
            <h3>{t('close.unclosed')}</h3>
            <ul className="close-left">
              {unclosed.map((one) => (
                <li key={one}>
                  <Link to={`/canteen/close?day=${one}`}>
                    <Day day={one} weekday />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        {day !== state.today && <Link to="/canteen/close">{t('close.backToToday')}</Link>}
      </div>
    </Sheet>
  )
}

function Left({ left }: { readonly left: readonly LeftOpen[] }) {
  const { t } = useTranslation('canteen')
  if (left.length === 0) return <Status tone="done">{t('close.nothingLeft')}</Status>
  return (
    <ul className="close-left" aria-label={t('close.left.title')}>
      {left.map((one) => (
        <li key={one.code}>
          <Status tone="late">{t(`close.left.${one.code}`)}</Status>
          {one.code === 'still-served' &&
            one.meals.map((meal) => <span key={meal}>{t(`meals.${meal}`)}</span>)}
          {one.code === 'outside-unexplained' && <MoneyText fen={one.fen} />}
          {one.code === 'drafts-left' &&
            one.drafts.map(({ diner, name, fen }, at) => (
              <Link key={at} to={`/canteen/diners/${diner}`}>
                {name} <MoneyText fen={fen} />
              </Link>
            ))}
          {one.code === 'orders-left' &&
            one.orders.map(({ diner, name, meal }) => (
              <Link key={`${diner} ${meal}`} to={`/canteen/orders/${diner}`}>
                {name} {t(`meals.${meal}`)}
              </Link>
            ))}
        </li>
      ))}
    </ul>
  )
}

function First({ state: { left, day, today, shifts } }: { readonly state: CloseState }) {
  const { t } = useTranslation('canteen')
  const asking = useWrite(desk.canteen.close.ask)
  const [outside, setOutside] = useState<DifferenceReason>()
  const needsReason = left.some(({ code }) => code === 'outside-unexplained')
  const [first] = left.filter(({ code }) => code !== 'outside-unexplained' || outside === undefined)
  return (
    <>
      <Left left={left} />
      {needsReason && (
        <Select
          aria-label={t('close.outsideReason')}
          placeholder={t('close.outsideReason')}
          options={differenceReasons.map((value) => ({ value, label: t(`close.reasons.${value}`) }))}
          {...(outside === undefined ? {} : { value: outside })}
          onChange={setOutside}
        />
      )}
      <ErrorLine error={asking.error} />
      <KeyButton
        // Before a shift was opened today, opening one is what comes next.
        primary={day !== today || shifts.length > 0}
        keys="F10"
        pending={asking.pending}
        refusedBecause={first === undefined ? undefined : t(`close.left.${first.code}`)}
        onPress={() =>
          void asking
            .write({ day, outsideReason: outside ?? null })
            .then(() => notify(t('close.askedDone')))
            .catch(() => undefined)
        }
      >
        {t('close.ask')}
      </KeyButton>
      <p className="small soft">{t('close.twoPeople')}</p>
    </>
  )
}

function Second({
  asked,
  left,
}: {
  readonly asked: NonNullable<CloseState['asked']>
  readonly left: readonly LeftOpen[]
}) {
  const { t } = useTranslation('canteen')
  const confirming = useWrite(desk.canteen.close.confirm)
  const [first] = left
  return (
    <>
      <p>
        <Status tone="soon">{t('close.waits', { name: asked.by })}</Status> <When at={asked.at} />
      </p>
      {left.length > 0 && <Left left={left} />}
      <ErrorLine error={confirming.error} />
      <KeyButton
        primary
        keys="F10"
        pending={confirming.pending}
        refusedBecause={
          asked.own
            ? t('close.notByYourself')
            : first === undefined
              ? undefined
              : t(`close.left.${first.code}`)
        }
        onPress={() =>
          void confirming
            .write({ request: asked.id })
            .then(({ number }) => notify(t('close.closed', { number })))
            .catch(() => undefined)
        }
      >
        {t('close.confirm')}
      </KeyButton>
      <p className="small soft">{t(asked.own ? 'close.notByYourself' : 'close.confirmHint')}</p>
    </>
  )
}
