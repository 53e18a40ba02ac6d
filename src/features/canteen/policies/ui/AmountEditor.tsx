/** How much a class gives, and who pays it. */
import { Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MoneyInput } from '#app/parts/index'
import { periods, type Amount, type Division, type FunderMost, type Rounding } from '../../contract/index'
import { ConditionsEditor } from './ConditionsEditor'
import { PartInput } from './PartInput'
import { Lines } from '../../ui/Lines'

type AmountKind = Amount['kind']
const amountKinds: readonly AmountKind[] = ['fixed', 'spend', 'percent', 'own-price', 'price-tier']
const roundingWays = ['down', 'half-up', 'up'] as const
const down: Rounding = { way: 'down', toFen: 1 }

function blankAmount(kind: AmountKind): Amount {
  switch (kind) {
    case 'fixed':
      return { kind, fen: 300 }
    case 'spend':
      return { kind, atMost: 500 }
    case 'percent':
      return { kind, basisPoints: 2500, atMost: null, rounding: down }
    case 'own-price':
      return { kind, fen: 1000 }
    case 'price-tier':
      return { kind, steps: [{ from: 0, fen: 200 }] }
  }
}

export function AmountEditor({
  value,
  onChange,
}: {
  readonly value: Amount
  readonly onChange: (amount: Amount) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <div className="canteen-condition">
      <Select
        aria-label={t('policies.amountKind')}
        value={value.kind}
        options={amountKinds.map((kind) => ({ value: kind, label: t(`amounts.${kind}`) }))}
        onChange={(kind: AmountKind) => onChange(blankAmount(kind))}
        popupMatchSelectWidth={false}
      />
      <AmountFields value={value} onChange={onChange} />
    </div>
  )
}

function AmountFields({
  value,
  onChange,
}: {
  readonly value: Amount
  readonly onChange: (amount: Amount) => void
}) {
  const { t } = useTranslation('canteen')
  switch (value.kind) {
    case 'fixed':
    case 'own-price':
      return (
        <MoneyInput
          aria-label={t('policies.fen')}
          value={value.fen}
          onChange={(fen) => onChange({ ...value, fen: fen ?? 0 })}
        />
      )
    case 'spend':
      return (
        <MoneyInput
          aria-label={t('policies.atMost')}
          placeholder={t('policies.noCap')}
          value={value.atMost}
          onChange={(atMost) => onChange({ ...value, atMost })}
        />
      )
    case 'percent':
      return (
        <>
          <PercentInput
            label={t('policies.percent')}
            value={value.basisPoints}
            onChange={(basisPoints) => onChange({ ...value, basisPoints })}
          />
          <MoneyInput
            aria-label={t('policies.atMost')}
            placeholder={t('policies.noCap')}
            value={value.atMost}
            onChange={(atMost) => onChange({ ...value, atMost })}
          />
          <RoundingSelect value={value.rounding} onChange={(rounding) => onChange({ ...value, rounding })} />
          <MeasuredSelect value={value} onChange={onChange} />
        </>
      )
    case 'price-tier':
      return (
        <>
          <MeasuredSelect value={value} onChange={onChange} />
          <Lines
            label={t('policies.steps')}
            value={value.steps}
            onChange={(steps) => onChange({ ...value, steps })}
            blank={() => ({ from: (value.steps.at(-1)?.from ?? 0) + 100, fen: 0 })}
            addLabel={t('policies.addStep')}
            most={20}
          >
            {(step, put) => (
              <div className="canteen-condition">
                <span>{t('policies.stepFrom')}</span>
                <MoneyInput
                  aria-label={t('policies.stepFrom')}
                  value={step.from}
                  onChange={(from) => put({ ...step, from: from ?? 0 })}
                />
                <span>{t('policies.stepGives')}</span>
                <MoneyInput
                  aria-label={t('policies.stepGives')}
                  value={step.fen}
                  onChange={(fen) => put({ ...step, fen: fen ?? 0 })}
                />
              </div>
            )}
          </Lines>
        </>
      )
  }
}

type Measured = Extract<Amount, { kind: 'percent' | 'price-tier' }>

/** Of the price before or after the canteen's own discount. */
function MeasuredSelect({
  value,
  onChange,
}: {
  readonly value: Measured
  readonly onChange: (amount: Measured) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <Select
      aria-label={t('policies.measured')}
      value={value.measured ?? 'after-discount'}
      options={(['after-discount', 'before-discount'] as const).map((one) => ({
        value: one,
        label: t(`policies.measure.${one}`),
      }))}
      onChange={(chosen: 'after-discount' | 'before-discount') => {
        const { measured: _before, ...bare } = value
        onChange(chosen === 'before-discount' ? { ...bare, measured: chosen } : bare)
      }}
    />
  )
}

/** A part that is always there. */
export function PercentInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (basisPoints: number) => void
}) {
  return <PartInput label={label} value={value} onChange={(basisPoints) => onChange(basisPoints ?? 0)} />
}

export function RoundingSelect({
  value,
  onChange,
}: {
  readonly value: Rounding
  readonly onChange: (rounding: Rounding) => void
}) {
  const { t } = useTranslation('canteen')
  const units = [1, 10, 100] as const
  return (
    <>
      <Select
        aria-label={t('policies.rounding')}
        value={value.way}
        options={roundingWays.map((way) => ({ value: way, label: t(`rounding.${way}`) }))}
        onChange={(way) => onChange({ ...value, way })}
      />
      <Select
        aria-label={t('policies.roundingTo')}
        value={value.toFen}
        options={units.map((unit) => ({ value: unit, label: t(`rounding.to${unit}`) }))}
        onChange={(toFen) => onChange({ ...value, toFen })}
      />
    </>
  )
}

type Term = Pick<Division['parts'][number], 'funder' | 'conditions' | 'most' | 'otherwise'>
const blankTerm: Term = { funder: '', conditions: [], otherwise: 'lost' }
const termOf = ({ funder, conditions, most, otherwise }: Term): Term => ({
  funder,
  conditions,
  ...(most === undefined ? {} : { most }),
  otherwise,
})

export function DivisionEditor({
  value,
  onChange,
}: {
  readonly value: Division
  readonly onChange: (division: Division) => void
}) {
  const { t } = useTranslation('canteen')
  const toKind = (kind: Division['kind']) => {
    if (kind === value.kind) return
    onChange(
      kind === 'fixed'
        ? {
            kind,
            parts: value.parts.map((part) => ({ ...termOf(part), fen: null })).slice(0, 1),
          }
        : {
            kind,
            parts: value.parts.map((part) => ({ ...termOf(part), share: 1 })),
            rest: value.parts.at(-1)?.funder ?? '',
          },
    )
  }
  return (
    <div className="canteen-stack">
      <Select
        aria-label={t('policies.divisionKind')}
        value={value.kind}
        options={(['fixed', 'shares'] as const).map((kind) => ({
          value: kind,
          label: t(`divisions.${kind}`),
        }))}
        onChange={toKind}
        popupMatchSelectWidth={false}
      />
      {value.kind === 'fixed' ? (
        <Lines
          label={t('policies.funders')}
          value={value.parts}
          onChange={(parts) => onChange({ ...value, parts })}
          blank={() => ({ ...blankTerm, fen: value.parts.some(({ fen }) => fen === null) ? 100 : null })}
          addLabel={t('policies.addFunder')}
          most={8}
        >
          {(part, put) => (
            <Funder term={part} put={(term) => put({ ...part, ...term })}>
              <MoneyInput
                aria-label={t('policies.funderPart')}
                placeholder={t('policies.remainder')}
                value={part.fen}
                onChange={(fen) => put({ ...part, fen })}
              />
            </Funder>
          )}
        </Lines>
      ) : (
        <Shares value={value} onChange={onChange} />
      )}
    </div>
  )
}

type SharesOf = Extract<Division, { kind: 'shares' }>

/** Who takes the odd fen after a change: whoever did, under a new name too; the last one where they are gone. */
function restOf(before: SharesOf, parts: SharesOf['parts']): string {
  const at = before.parts.findIndex(({ funder }) => funder === before.rest)
  const renamed = parts.length === before.parts.length ? parts[at]?.funder : undefined
  const kept = parts.find(({ funder }) => funder === before.rest)?.funder
  const named = kept ?? renamed ?? parts.at(-1)?.funder
  return named ?? ''
}

function Shares({
  value,
  onChange,
}: {
  readonly value: SharesOf
  readonly onChange: (division: Division) => void
}) {
  const { t } = useTranslation('canteen')
  return (
    <>
      <Lines
        label={t('policies.funders')}
        value={value.parts}
        onChange={(parts) => onChange({ ...value, parts, rest: restOf(value, parts) })}
        blank={() => ({ ...blankTerm, share: 1 })}
        addLabel={t('policies.addFunder')}
        most={8}
      >
        {(part, put) => (
          <Funder term={part} put={(term) => put({ ...part, ...term })}>
            <InputNumber
              aria-label={t('policies.share')}
              min={1}
              max={10_000}
              precision={0}
              value={part.share}
              onChange={(share) => put({ ...part, share: share ?? 1 })}
            />
          </Funder>
        )}
      </Lines>
      {value.parts.length > 1 && (
        <div className="canteen-condition">
          <span>{t('policies.rest')}</span>
          <Select
            aria-label={t('policies.rest')}
            value={value.rest}
            options={value.parts.map(({ funder }) => ({ value: funder, label: funder }))}
            onChange={(rest) => onChange({ ...value, rest })}
          />
        </div>
      )}
    </>
  )
}

/** One funder: name, part, and its own conditions with what becomes of its part when they fail. */
function Funder({
  term,
  put,
  children,
}: {
  readonly term: Term
  readonly put: (term: Partial<Term>) => void
  readonly children: ReactNode
}) {
  const { t } = useTranslation('canteen')
  return (
    <div className="canteen-stack">
      <div className="canteen-condition">
        <Input
          aria-label={t('policies.funder')}
          placeholder={t('policies.funder')}
          value={term.funder}
          maxLength={20}
          onChange={(event) => put({ funder: event.target.value })}
        />
        {children}
        {term.conditions.length + (term.most?.length ?? 0) > 0 && (
          <Select
            aria-label={t('policies.otherwise')}
            value={term.otherwise}
            options={(['lost', 'passes-on'] as const).map((value) => ({
              value,
              label: t(`otherwise.${value}`),
            }))}
            onChange={(otherwise) => put({ otherwise })}
          />
        )}
      </div>
      <ConditionsEditor value={term.conditions} onChange={(conditions) => put({ conditions })} />
      <Lines<FunderMost>
        label={t('policies.funderMost')}
        value={term.most ?? []}
        onChange={(most) => put({ most })}
        blank={() => ({ per: 'sitting', fen: 200 })}
        addLabel={t('policies.addFunderMost')}
        most={4}
      >
        {(most, putMost) => (
          <div className="canteen-condition">
            <span>{t('policies.funderMost')}</span>
            <Select
              aria-label={t('policies.per')}
              value={most.per}
              options={periods.map((per) => ({ value: per, label: t(`periods.${per}`) }))}
              onChange={(per) => putMost({ ...most, per })}
            />
            <MoneyInput
              aria-label={t('policies.funderMost')}
              value={most.fen}
              onChange={(fen) => putMost({ ...most, fen: fen ?? 0 })}
            />
          </div>
        )}
      </Lines>
    </div>
  )
}
