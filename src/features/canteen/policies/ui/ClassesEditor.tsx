/** The classes of a policy: who, how much, by whom; or, of a discount, who and how much is left to pay. */
import { Input } from 'antd'
import { MoneyInput } from '#app/parts/index'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiscountPolicy, SubsidyClass } from '../../contract/index'
import { AlternativesEditor } from './ConditionsEditor'
import { AmountEditor, DivisionEditor, PercentInput, RoundingSelect } from './AmountEditor'
import { Labelled } from '../../ui/Labelled'
import { Lines } from '../../ui/Lines'

export type DiscountClass = DiscountPolicy['classes'][number]

/** The first code that no other has: what was given under a code names it, so codes are not numbers of lines. */
export function freeCode(kind: string, taken: readonly { readonly code: string }[]): string {
  let number = 1
  while (taken.some(({ code }) => code === `${kind}-${number}`)) number += 1
  return `${kind}-${number}`
}

export function ClassesEditor({
  value = [],
  onChange,
}: {
  readonly value?: readonly SubsidyClass[]
  readonly onChange?: (classes: SubsidyClass[]) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<SubsidyClass>
      label={t('policies.classes')}
      value={value}
      onChange={(classes) => onChange?.(classes)}
      blank={() => ({
        code: freeCode('class', value),
        name: '',
        who: [],
        amount: { kind: 'fixed', fen: 300 },
        division: { kind: 'fixed', parts: [{ funder: '', fen: null, conditions: [], otherwise: 'lost' }] },
      })}
      addLabel={t('policies.addClass')}
      most={30}
    >
      {(one, put) => (
        <ClassFrame name={one.name} onName={(name) => put({ ...one, name })}>
          <Labelled label={t('policies.who')}>
            <AlternativesEditor value={one.who} onChange={(who) => put({ ...one, who })} />
          </Labelled>
          <Labelled label={t('policies.amount')}>
            <AmountEditor value={one.amount} onChange={(amount) => put({ ...one, amount })} />
          </Labelled>
          <Labelled label={t('policies.paidBy')}>
            <DivisionEditor value={one.division} onChange={(division) => put({ ...one, division })} />
          </Labelled>
        </ClassFrame>
      )}
    </Lines>
  )
}

export function DiscountsEditor({
  value = [],
  onChange,
}: {
  readonly value?: readonly DiscountClass[]
  readonly onChange?: (classes: DiscountClass[]) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<DiscountClass>
      label={t('policies.classes')}
      value={value}
      onChange={(classes) => onChange?.(classes)}
      blank={() => ({
        code: freeCode('class', value),
        name: '',
        who: [],
        paysBasisPoints: 9000,
        rounding: { way: 'half-up', toFen: 1 },
      })}
      addLabel={t('policies.addClass')}
      most={30}
    >
      {(one, put) => (
        <ClassFrame name={one.name} onName={(name) => put({ ...one, name })}>
          <Labelled label={t('policies.who')}>
            <AlternativesEditor value={one.who} onChange={(who) => put({ ...one, who })} />
          </Labelled>
          <Labelled label={t('policies.pays')}>
            <div className="canteen-condition">
              <PercentInput
                label={t('policies.pays')}
                value={one.paysBasisPoints}
                onChange={(paysBasisPoints) => put({ ...one, paysBasisPoints })}
              />
              <RoundingSelect value={one.rounding} onChange={(rounding) => put({ ...one, rounding })} />
              <span>{t('policies.off')}</span>
              <MoneyInput
                aria-label={t('policies.off')}
                value={one.offFen ?? null}
                onChange={(fen) => {
                  const { offFen: _before, ...bare } = one
                  put(fen === null ? bare : { ...bare, offFen: fen })
                }}
              />
              <span>{t('policies.mostOff')}</span>
              <MoneyInput
                aria-label={t('policies.mostOff')}
                placeholder={t('policies.noMostOff')}
                value={one.mostOffFen ?? null}
                onChange={(fen) => {
                  const { mostOffFen: _before, ...bare } = one
                  put(fen === null ? bare : { ...bare, mostOffFen: fen })
                }}
              />
            </div>
          </Labelled>
        </ClassFrame>
      )}
    </Lines>
  )
}

function ClassFrame({
  name,
  onName,
  children,
}: {
  readonly name: string
  readonly onName: (name: string) => void
  readonly children: ReactNode
}) {
  const { t } = useTranslation('canteen')
  return (
    <div className="canteen-class">
      <Input
        aria-label={t('policies.className')}
        placeholder={t('policies.className')}
        value={name}
        maxLength={60}
        onChange={(event) => onName(event.target.value)}
      />
      {children}
    </div>
  )
}
