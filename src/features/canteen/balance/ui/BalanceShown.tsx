/** A balance: principal and gift apart, what moved it, what another has to agree to, and what can be done. */
import { toldBy } from '#app/i18n/index'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { moneyWords } from '#app/money'
import { notify } from '#app/notices'
import { Day, ErrorLine, ErrorState, KeyButton, LoadingLines, MoneyText } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { DinerRow } from '../../diners/contract'
import { desk } from '../../ui/client'
import type { Account, Adjustment, ShownEntry } from '../contract'
import { AdjustForm, CloseForm, TopUpForm } from './deeds'

type Doing = 'top-up' | 'adjust' | 'close'

export function BalanceShown({ diner }: { readonly diner: DinerRow }) {
  const { t } = useTranslation('canteen')
  const [doing, setDoing] = useState<Doing>()
  const mayTill = useMay('canteen.till')
  const mayClose = useMay('canteen.diners')
  const { data, error, refetch } = useQuery(
    desk.canteen.balance.get.queryOptions({ input: { diner: diner.id } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={4} />
  const { account } = data
  const close = () => setDoing(undefined)
  return (
    <section className="stack" aria-label={t('balance.title')}>
      <div className="diner-balance">
        <span className="soft">{t('balance.title')}</span>
        <b>
          <MoneyText fen={account?.leftFen ?? 0} />
        </b>
        {account !== null && account.giftFen > 0 && (
          <span className="small soft">
            {t('balance.parts', {
              principal: moneyWords(account.principalFen),
              gift: moneyWords(account.giftFen),
            })}
          </span>
        )}
      </div>
      {doing === undefined && (
        <div className="diner-actions">
          {mayTill && (
            <KeyButton primary keys="F4" onPress={() => setDoing('top-up')}>
              {t('balance.topUp')}
            </KeyButton>
          )}
          {mayTill && account !== null && (
            <KeyButton onPress={() => setDoing('adjust')}>{t('balance.adjust')}</KeyButton>
          )}
          {mayClose && account !== null && (
            <KeyButton danger onPress={() => setDoing('close')}>
              {t('balance.close')}
            </KeyButton>
          )}
        </div>
      )}
      {doing === 'top-up' && <TopUpForm diner={diner} onClose={close} />}
      {doing === 'adjust' && <AdjustForm diner={diner} onClose={close} />}
      {doing === 'close' && account !== null && <CloseForm diner={diner} account={account} onClose={close} />}
      {account !== null && <Asked account={account} />}
      {account !== null && (
        <ul className="diner-entries">
          {account.entries.map((entry) => (
            <EntryLine key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Asked({ account }: { readonly account: Account }) {
  return account.adjustments.map((one) => <AskedLine key={one.id} adjustment={one} />)
}

function AskedLine({ adjustment }: { readonly adjustment: Adjustment }) {
  const { t } = useTranslation('canteen')
  const decide = useWrite(desk.canteen.balance.decideAdjustment)
  const { id, fen, kind, reason, askedBy, own } = adjustment
  const say = (agreed: boolean) =>
    void decide
      .write({ id, agreed })
      .then(() => notify(t(agreed ? 'balance.agreed' : 'balance.refused')))
      .catch(() => undefined)
  return (
    <div className="diner-asked" role="group" aria-label={t('balance.asked')}>
      <span>
        <b>{t('balance.asked')}</b> <MoneyText fen={fen} /> · {t(`lotKinds.${kind}`)} · {reason}
      </span>
      <span className="small soft">{t('balance.askedBy', { name: askedBy })}</span>
      <ErrorLine error={decide.error} />
      <span className="diner-actions">
        <KeyButton
          pending={decide.pending}
          refusedBecause={own ? t('balance.notByYourself') : undefined}
          onPress={() => say(true)}
        >
          {t('balance.agree')}
        </KeyButton>
        <KeyButton
          pending={decide.pending}
          refusedBecause={own ? t('balance.notByYourself') : undefined}
          onPress={() => say(false)}
        >
          {t('balance.refuse')}
        </KeyButton>
      </span>
    </div>
  )
}

function EntryLine({ entry }: { readonly entry: ShownEntry }) {
  const { t } = useTranslation('canteen')
  const may = useMay('canteen.till')
  const back = useWrite(desk.canteen.balance.takeBack)
  const { kind, lotKind, fen, tender, day, by, second, reversed, canReverse } = entry
  return (
    <li className={reversed ? 'back' : ''}>
      <Day day={day} />
      <span>
        {t(`entryKinds.${kind}`)}
        {lotKind === 'gift' && <span className="small soft"> {t('lotKinds.gift')}</span>}
        {reversed && <span className="small soft"> {t('balance.reversed')}</span>}
      </span>
      <MoneyText fen={fen} />
      <span className="small soft">
        {[tender === null ? '' : toldBy('canteen', `tenders.${tender}`), by, second ?? '']
          .filter(Boolean)
          .join(' · ')}
        {may && canReverse && (
          <>
            {' '}
            <button
              type="button"
              className="link"
              disabled={back.pending}
              onClick={() => void back.write({ entry: entry.id }).then(() => notify(t('balance.takenBack')))}
            >
              {t('balance.takeBack')}
            </button>
          </>
        )}
      </span>
    </li>
  )
}
