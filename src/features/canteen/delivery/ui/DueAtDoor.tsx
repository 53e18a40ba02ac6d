/** What a stop costs and who pays it: from the balance, and at the door as the carrier took it; what was given, where the kitchen decided. */
import { Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { moneyWords } from '#app/money'
import { MoneyInput, Status } from '#app/parts/index'
import { tendersAtDoor, type TenderAtDoor } from '../../contract/words'
import type { deskClient } from '../../ui/client'

export interface Collected {
  /** What was taken at the door, in fen; undefined while nobody said so, null where the field was emptied. */
  readonly fen: number | null | undefined
  readonly tender: TenderAtDoor
  /** What they were given; null while it is not said. */
  readonly gave: number | null
}

interface DueAtDoorProps {
  /** As the desk reckons it now; undefined until it has answered. */
  readonly reckoned: Awaited<ReturnType<typeof deskClient.canteen.delivery.due>> | undefined
  readonly collected: Collected
  /** It was entered without a sum, and the sheet may say another one. */
  readonly asksSum: boolean
  readonly onChange: (own: Partial<Collected>) => void
  /** Enter in the sum. */
  readonly onDone: () => void
}

export function DueAtDoor({ reckoned, collected, asksSum, onChange, onDone }: DueAtDoorProps) {
  const { t } = useTranslation('canteen')
  const due = reckoned?.due ?? null
  const choices = reckoned?.choices ?? []
  return (
    <div className="delivery-money">
      {choices.length > 0 && (
        <label className="delivery-gave">
          <span>{t('delivery.gave')}</span>
          <Select
            aria-label={t('delivery.gave')}
            placeholder={t('delivery.gaveFirst')}
            {...(collected.gave === null ? {} : { value: collected.gave })}
            options={choices.map(({ offer, name }) => ({ value: offer, label: name }))}
            onChange={(gave: number) => onChange({ gave })}
          />
        </label>
      )}
      {due !== null && (
        <p>
          {t('delivery.own')} {moneyWords(due.ownFen)} · {t('tenders.balance')} {moneyWords(due.balanceFen)} ·{' '}
          {t('delivery.atDoor')} <b>{moneyWords(due.doorFen)}</b>
        </p>
      )}
      {(asksSum || reckoned?.balanceMoved === true) && collected.fen === undefined && (
        <Status tone={asksSum ? 'late' : 'soon'}>{t('delivery.balanceMoved')}</Status>
      )}
      <label
        className="delivery-collected"
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone()
        }}
      >
        <span>{t('delivery.collected')}</span>
        <MoneyInput
          key={asksSum ? 'asked' : 'shown'}
          autoFocus={asksSum}
          aria-label={t('delivery.collected')}
          value={
            collected.fen === undefined
              ? reckoned?.balanceMoved === true
                ? null
                : (due?.doorFen ?? null)
              : collected.fen
          }
          onChange={(fen) => onChange({ fen })}
        />
      </label>
      <Radio.Group
        aria-label={t('delivery.tender')}
        value={collected.tender}
        options={tendersAtDoor.map((value) => ({
          value,
          label: t('delivery.takenBy', { tender: t(`tenders.${value}`) }),
        }))}
        onChange={({ target }) =>
          onChange({ tender: tendersAtDoor.find((one) => one === target.value) ?? 'cash' })
        }
      />
    </div>
  )
}
