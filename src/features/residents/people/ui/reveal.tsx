/** A resident's masked values, wherever they stand: the shared part, asked of this person's record. */
import { useTranslation } from 'react-i18next'
import { deskClient } from '../../ui/client'
import { Revealable } from '#app/parts/index'
import { addressKind, contactKind, phoneKind } from '#ground/roles/sensitive'
import { isMaskedWhole } from '#ground/contract/sensitive'
import type { RevealedField } from '../contract'
import type { ResidentCard } from '../contract/person'

/** Past the query cache, so that nothing of it stays there. */
const revealOf =
  (id: number, field: RevealedField) =>
  (reason: Parameters<typeof deskClient.residents.reveal>[0]['reason']) =>
    deskClient.residents.reveal({ id, field, reason })

export function IdNumber({ card }: { readonly card: Pick<ResidentCard, 'id' | 'idNumber'> }) {
  const { t } = useTranslation('residents')
  return (
    <Revealable
      text={card.idNumber}
      name={t('field.idNumber')}
      kind="id-number"
      reveal={revealOf(card.id, { kind: 'id-number' })}
    />
  )
}

/** 1951年 · 75岁, until it is asked for. */
export function Birth({
  id,
  birth,
  age,
}: {
  readonly id: number
  readonly birth: string
  readonly age: number | null
}) {
  const { t } = useTranslation('residents')
  const isYear = birth.length === 4
  return (
    <Revealable
      text={birth}
      name={t('field.birth')}
      kind="birth"
      {...(isYear ? { words: t('birthYear', { year: birth, age: age ?? '' }) } : {})}
      reveal={revealOf(id, { kind: 'birth' })}
    />
  )
}

export function Phone({
  card,
  text,
  at,
}: {
  readonly card: Pick<ResidentCard, 'id' | 'addressHidden'>
  readonly text: string
  readonly at: number
}) {
  const { t } = useTranslation('residents')
  return (
    <Revealable
      text={text}
      name={t('field.phone')}
      kind={phoneKind(card.addressHidden || isMaskedWhole(text))}
      reveal={revealOf(card.id, { kind: 'phone', at })}
    />
  )
}

export function ContactPhone({
  card,
  text,
  at,
}: {
  readonly card: Pick<ResidentCard, 'id' | 'addressHidden'>
  readonly text: string
  readonly at: number
}) {
  const { t } = useTranslation('residents')
  return (
    <Revealable
      text={text}
      name={t('field.phone')}
      kind={contactKind(card.addressHidden || isMaskedWhole(text))}
      reveal={revealOf(card.id, { kind: 'contact-phone', at })}
    />
  )
}

/** The address, or that it is kept secret and may be asked for. */
export function Address({ card }: { readonly card: Pick<ResidentCard, 'id' | 'address' | 'addressHidden'> }) {
  const { t } = useTranslation('residents')
  return (
    <Revealable
      text={card.address}
      name={t('field.address')}
      kind={addressKind(card.addressHidden)}
      {...(card.addressHidden ? { words: t('part.addressHidden', { ns: 'app' }) } : {})}
      reveal={revealOf(card.id, { kind: 'address' })}
    />
  )
}

/** A text in which numbers are masked. */
export function TypedText({
  id,
  text,
  field,
}: {
  readonly id: number
  readonly text: string
  readonly field: 'remark' | 'status-note'
}) {
  const { t } = useTranslation('residents')
  return (
    <Revealable
      text={text}
      name={t('field.remark')}
      kind="typed-number"
      reveal={revealOf(id, { kind: field })}
    />
  )
}
