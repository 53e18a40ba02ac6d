/** 交接单 (X) and 日结单 (Z) on A4: meals, tenders, accounts apart from sales, the drawer by shifts, and the head of the log. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime, dayOf } from '#app/dates'
import { moneyWords } from '#app/money'
import { MoneyText } from '#app/parts/index'
import { SheetFrame, Signatures } from '#app/parts/print/index'
import type { CloseSheet } from '../contract'

const total = <Row,>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

export function ClosePaper({ sheet }: { readonly sheet: CloseSheet }) {
  const { t } = useTranslation('canteen')
  const { meals, takenBack, tenders, funders, accounts, gifts, outsideFen, outsideReason, head } = sheet
  const bankedAfter = total(sheet.shifts, ({ bankedFen, counted }) =>
    counted === null ? 0 : bankedFen - counted.toBankFen,
  )
  const at = (instant: number) => `${dayOf(instant)} ${clockTime(instant)}`
  /** What would tell the cash stands there once it is counted. */
  const told = (fen: number | null): ReactNode =>
    fen === null ? t('close.paper.afterCount') : <MoneyText fen={fen} />
  return (
    <SheetFrame
      title={t(`close.paper.${sheet.kind}`)}
      line={[
        t('close.paper.day', { day: sheet.day }),
        sheet.number === null ? t('close.paper.open') : t('close.paper.number', { number: sheet.number }),
      ]}
      foot={[t('close.paper.printed', { name: sheet.printedBy, at: at(sheet.printedAt) }), '']}
    >
      <h3>{t('close.paper.meals')}</h3>
      <table className="close-paper">
        <thead>
          <tr>
            <th>{t('close.paper.what')}</th>
            <th>{t('close.paper.count')}</th>
            <th>{t('price.list')}</th>
            <th>{t('close.paper.discount')}</th>
            <th>{t('close.paper.delivery')}</th>
            <th>{t('till.subsidy')}</th>
            <th>{t('price.own')}</th>
          </tr>
        </thead>
        <tbody>
          {meals.map((row) => (
            <tr key={`${row.meal} ${row.way} ${row.eater}`}>
              <td>{[t(`meals.${row.meal}`), t(`ways.${row.way}`), t(`eaters.${row.eater}`)].join(' ')}</td>
              <td className="number">{row.count}</td>
              <td className="number">{told(row.listFen)}</td>
              <td className="number">
                <MoneyText fen={-row.discountFen} />
              </td>
              <td className="number">
                <MoneyText fen={row.deliveryFeeFen} />
              </td>
              <td className="number">
                <MoneyText fen={row.subsidyFen} />
              </td>
              <td className="number">{told(row.ownFen)}</td>
            </tr>
          ))}
          {takenBack.map(({ kind, count, ownFen }) => (
            <tr key={kind}>
              <td>{t('close.paper.ofIt', { what: t(`mealKinds.${kind}`) })}</td>
              <td className="number">{count}</td>
              <td colSpan={4} />
              <td className="number">{told(ownFen)}</td>
            </tr>
          ))}
          {meals.length === 0 && (
            <tr>
              <td colSpan={7}>{t('close.paper.noMeals')}</td>
            </tr>
          )}
        </tbody>
      </table>
      <div className="close-paper-halves">
        <table className="close-paper">
          <thead>
            <tr>
              <th>{t('close.paper.tenders')}</th>
              <th>{t('close.paper.sold')}</th>
              <th>{t('close.paper.givenBack')}</th>
            </tr>
          </thead>
          <tbody>
            {tenders.map(({ kind, soldFen, givenBackFen }) => (
              <tr key={kind}>
                <td>{t(`tenders.${kind}`)}</td>
                <td className="number">
                  <MoneyText fen={soldFen} />
                </td>
                <td className="number">
                  <MoneyText fen={givenBackFen} />
                </td>
              </tr>
            ))}
            {outsideFen === null && (
              <tr>
                <td>{t('tenders.cash')}</td>
                <td colSpan={2}>{t('close.paper.afterCount')}</td>
              </tr>
            )}
          </tbody>
        </table>
        <table className="close-paper">
          <thead>
            <tr>
              <th>{t('close.paper.accounts')}</th>
              <th>{t('close.topUps')}</th>
              <th>{t('close.paidOut')}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ tender, paidInFen, paidOutFen }) => (
              <tr key={tender}>
                <td>{t(`tenders.${tender}`)}</td>
                <td className="number">
                  <MoneyText fen={paidInFen} />
                </td>
                <td className="number">
                  <MoneyText fen={paidOutFen} />
                </td>
              </tr>
            ))}
            <tr>
              <td>{t('close.paper.gifts')}</td>
              {gifts === null ? (
                <td colSpan={2}>{t('close.paper.afterCount')}</td>
              ) : (
                <>
                  <td className="number">
                    <MoneyText fen={gifts.givenFen} />
                  </td>
                  <td className="number">
                    <MoneyText fen={gifts.takenBackFen} />
                  </td>
                </>
              )}
            </tr>
            {gifts !== null && gifts.adjustedFen !== 0 && (
              <tr>
                <td>{t('close.paper.giftsAdjusted')}</td>
                <td className="number" colSpan={2}>
                  <MoneyText fen={gifts.adjustedFen} />
                </td>
              </tr>
            )}
            <Beside beside={sheet.beside} />
          </tbody>
        </table>
      </div>
      {funders.length > 0 && (
        <p>
          {t('close.paper.funders')}{' '}
          {funders.map(({ funder, fen }) => `${funder} ${moneyWords(fen)}`).join('，')}
        </p>
      )}
      <h3>{t('close.drawer')}</h3>
      <Shifts sheet={sheet} />
      <CashOfDays of="ofOtherDays" rows={sheet.ofOtherDays} />
      <CashOfDays of="inOtherDrawers" rows={sheet.inOtherDrawers} />
      {bankedAfter !== 0 && (
        <p>
          {t('close.bankedAfter')} <MoneyText fen={bankedAfter} />
        </p>
      )}
      {sheet.bankedBefore.length > 0 && (
        <p>
          {t('close.paper.bankedBefore')}{' '}
          {sheet.bankedBefore.map(({ day, fen }) => `${day} ${moneyWords(fen)}`).join(' ')}
        </p>
      )}
      {outsideFen !== null && outsideFen !== 0 && (
        <p>
          {t('close.left.outside-unexplained')} <MoneyText fen={outsideFen} />
          {outsideReason !== null && ` ${t(`close.reasons.${outsideReason}`)}`}
        </p>
      )}
      <p className="close-paper-head">
        {t('close.paper.head')} <b>{t('close.paper.headLine', head)}</b>
      </p>
      <Signatures
        places={[
          {
            who: t('close.paper.first', { name: sheet.closedBy?.by ?? '' }),
            day: sheet.closedBy === null ? t('close.paper.signDay') : at(sheet.closedBy.at),
          },
          {
            who: t('close.paper.second', { name: sheet.witnessedBy?.by ?? '' }),
            day: sheet.witnessedBy === null ? t('close.paper.signDay') : at(sheet.witnessedBy.at),
          },
        ]}
      />
    </SheetFrame>
  )
}

/** Rows of what changed accounts without money and is no gift; those that are nought are left out. */
function Beside({ beside }: Pick<CloseSheet, 'beside'>) {
  const { t } = useTranslation('canteen')
  if (beside === null) return null
  const rows = [
    ['principalAdjusted', beside.principalAdjustedFen],
    ['goodwill', beside.goodwillFen],
    ['forfeited', -beside.forfeitedFen],
  ] as const
  return rows.map(([name, fen]) =>
    fen === 0 ? null : (
      <tr key={name}>
        <td>{t(`close.paper.${name}`)}</td>
        <td className="number" colSpan={2}>
          <MoneyText fen={fen} />
        </td>
      </tr>
    ),
  )
}

/** A line of cash that lies in the drawer of another day than its own. */
function CashOfDays({
  of,
  rows,
}: {
  readonly of: 'ofOtherDays' | 'inOtherDrawers'
  readonly rows: CloseSheet['ofOtherDays']
}) {
  const { t } = useTranslation('canteen')
  if (rows === null || rows.length === 0) return null
  return (
    <p>
      {t(`close.paper.${of}`)} {rows.map(({ day, fen }) => `${day} ${moneyWords(fen)}`).join(' ')}
    </p>
  )
}

function Shifts({ sheet }: { readonly sheet: CloseSheet }) {
  const { t } = useTranslation('canteen')
  const { shifts } = sheet
  const counted = shifts.flatMap((shift) => shift.counted ?? [])
  const columns = [
    'opening',
    'sales',
    'topUps',
    'paidOut',
    'toBank',
    'expected',
    'counted',
    'difference',
  ] as const
  return (
    <table className="close-paper close-paper-shifts">
      <thead>
        <tr>
          <th>{t('close.shift')}</th>
          {columns.map((column) => (
            <th key={column}>{t(`close.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shifts.map(({ id, openingFen, counted: one, at, by }) => (
          <tr key={id}>
            <td>
              {clockTime(at)} {by}
              {one !== null && ` – ${clockTime(one.at)} ${one.by}`}
              {one?.reason !== undefined && one.reason !== null && ` ${t(`close.reasons.${one.reason}`)}`}
            </td>
            <td className="number">
              <MoneyText fen={openingFen} />
            </td>
            {one === null ? (
              <td colSpan={7}>{t('close.paper.notCounted')}</td>
            ) : (
              [
                one.salesFen,
                one.topUpsFen,
                one.paidOutFen,
                one.toBankFen,
                one.expectedFen,
                one.countedFen,
                one.differenceFen,
              ].map((fen, place) => (
                <td className="number" key={place}>
                  <MoneyText fen={fen} />
                </td>
              ))
            )}
          </tr>
        ))}
        {shifts.length === 0 && (
          <tr>
            <td colSpan={9}>{t('close.paper.noShifts')}</td>
          </tr>
        )}
        {counted.length > 1 && (
          <tr>
            <th>{t('close.paper.together')}</th>
            <td />
            <td className="number">
              <MoneyText fen={total(counted, ({ salesFen }) => salesFen)} />
            </td>
            <td className="number">
              <MoneyText fen={total(counted, ({ topUpsFen }) => topUpsFen)} />
            </td>
            <td className="number">
              <MoneyText fen={total(counted, ({ paidOutFen }) => paidOutFen)} />
            </td>
            <td className="number">
              <MoneyText fen={total(counted, ({ toBankFen }) => toBankFen)} />
            </td>
            <td />
            <td />
            <td className="number">
              <MoneyText fen={total(counted, ({ differenceFen }) => differenceFen)} />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
