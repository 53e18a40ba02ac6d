/**
 * Paid otherwise than from the balance alone: the balance first as far as it goes, cash with its change. Cash that does not reach stays
 * typed, and the next tender pays the rest. What is given for nothing says why.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing, useKeys } from '#app/keys.tsx'
import { moneyWords } from '#app/money'
import { KeyButton, MoneyText } from '#app/parts/index'
import type { FreeReason, TenderKind } from '../../contract/words'
import { balanceThen, type Tender } from '../../rules/tenders'
import { FreeReasons } from './FreeReasons'
import { restsOf } from './rests'
import type { Till } from './use-till'

/** Yuan as typed, full width digits too; null while it is no sum. */
function fenOf(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  return /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null
}

export function PayPanel({
  till,
  rest,
  dueFen,
  leftFen,
  again,
}: {
  readonly till: Till
  readonly rest: TenderKind
  readonly dueFen: number
  readonly leftFen: number
  readonly again: boolean
}) {
  const { t } = useTranslation('canteen')
  const [typed, setTyped] = useState('')
  const [why, setWhy] = useState<FreeReason>()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [rest])
  const given = fenOf(typed)
  // Where the balance would pay it all, whoever presses another tender means all of it.
  const fromBalance = leftFen >= dueFen ? 0 : leftFen
  const tenders: readonly Tender[] =
    rest === 'free'
      ? [{ kind: rest, fen: dueFen, ...(why === undefined ? {} : { why }) }]
      : balanceThen(dueFen, fromBalance, rest, given ?? 0)
  const fenBy = (wanted: TenderKind): number => tenders.find(({ kind }) => kind === wanted)?.fen ?? 0
  const restFen = fenBy(rest)
  const others = (['balance', 'cash'] as const).filter((kind) => kind !== rest && fenBy(kind) > 0)
  const short = rest === 'cash' && typed !== '' && (given === null || given < restFen)
  const needsWhy = rest === 'free' && dueFen > 0
  const unexplained = needsWhy && why === undefined
  const rests = restsOf(dueFen)
  const pay = () => {
    if (short || unexplained) return
    const paid = tenders.map((one): Tender =>
      one.kind === 'cash' && rest === 'cash' && given !== null ? { ...one, givenFen: given } : one,
    )
    till.payWith(paid, again)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
    event.preventDefault()
    event.stopPropagation()
    pay()
  }
  useKeys({
    Escape: () => till.setPaying(undefined),
    Enter: pay,
    ...Object.fromEntries(rests.map(([kind, key]) => [key, () => till.setPaying(kind)] as const)),
  })
  return (
    <div className="till-paying" role="group" aria-label={t('till.paying')}>
      <span className="till-amount">
        <span className="soft">{t('price.own')}</span>
        <b>
          <MoneyText fen={dueFen} />
        </b>
      </span>
      {others.map((kind) => (
        <span key={kind} className="till-amount">
          <span className="soft">{t(`tenders.${kind}`)}</span>
          <b>
            <MoneyText fen={fenBy(kind)} />
          </b>
        </span>
      ))}
      <span className="till-amount big">
        <span className="soft">{t(`tenders.${rest}`)}</span>
        <b>
          <MoneyText fen={restFen} />
        </b>
      </span>
      {rest === 'cash' ? (
        <label className="till-given">
          <span className="soft">{t('till.given')}</span>
          <input
            ref={input}
            value={typed}
            inputMode="decimal"
            maxLength={9}
            aria-invalid={short}
            placeholder={t('till.exactly')}
            data-scan="here"
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={onKeyDown}
          />
          <span className={short ? 'late' : 'soft'} role="status">
            {given === null
              ? t('till.noChange')
              : given < restFen
                ? t('till.short', { fen: moneyWords(restFen - given) })
                : t('till.change', { fen: moneyWords(given - restFen) })}
          </span>
        </label>
      ) : (
        <button
          type="button"
          ref={(element) => element?.focus()}
          key={rest}
          className="till-focus"
          onClick={pay}
        >
          {t(needsWhy ? (unexplained ? 'till.freeFirst' : 'till.freeWords') : 'till.recorded')}
        </button>
      )}
      {needsWhy && <FreeReasons value={why} onChoose={setWhy} />}
      <span className="till-rests">
        {rests.map(([kind, key]) => (
          <KeyButton key={kind} keys={key} size="small" onPress={() => till.setPaying(kind)}>
            {t(`tenders.${kind}`)}
          </KeyButton>
        ))}
      </span>
      <span className="till-pay">
        <KeyButton size="large" onPress={() => till.setPaying(undefined)}>
          {t('till.back')}
          <kbd>Esc</kbd>
        </KeyButton>
        <KeyButton
          primary
          size="large"
          pending={till.pending}
          refusedBecause={unexplained ? t('till.freeFirst') : undefined}
          onPress={pay}
        >
          {t('till.received')}
          <kbd>Enter</kbd>
        </KeyButton>
      </span>
    </div>
  )
}
