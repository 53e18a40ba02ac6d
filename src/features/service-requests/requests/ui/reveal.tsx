/** Masked values of whose a request is: the shared part, asked of the resident. */
import { useTranslation } from 'react-i18next'
import { deskClient } from '../../ui/client'
import { Revealable } from '#app/parts/index'
import { isMaskedWhole } from '#ground/contract/sensitive'
import { addressKind, phoneKind } from '#ground/roles/sensitive'

interface Person {
  readonly id: number
  readonly addressHidden: boolean
}

type ResidentField = Parameters<typeof deskClient.residents.reveal>[0]['field']

/** Past the query cache, so that nothing of it stays there. */
const ofResident =
  (id: number, field: ResidentField) =>
  (reason: Parameters<typeof deskClient.residents.reveal>[0]['reason']) =>
    deskClient.residents.reveal({ id, field, reason })

export function ResidentPhone({
  person,
  text,
  keys,
  inList = false,
}: {
  readonly person: Person
  readonly text: string
  readonly keys?: string | undefined
  readonly inList?: boolean
}) {
  const { t } = useTranslation('service-requests')
  return (
    <Revealable
      text={text}
      name={t('request.phone')}
      kind={phoneKind(person.addressHidden || isMaskedWhole(text))}
      reveal={ofResident(person.id, { kind: 'phone', at: 0 })}
      keys={keys}
      outOfTabOrder={inList}
    />
  )
}

export function ResidentIdNumber({ id, text }: { readonly id: number; readonly text: string }) {
  const { t } = useTranslation('service-requests')
  return (
    <Revealable
      text={text}
      name={t('request.idNumber')}
      kind="id-number"
      reveal={ofResident(id, { kind: 'id-number' })}
    />
  )
}

export function ResidentAddress({ person, text }: { readonly person: Person; readonly text: string }) {
  const { t } = useTranslation('service-requests')
  return (
    <Revealable
      text={text}
      name={t('column.address')}
      kind={addressKind(person.addressHidden)}
      {...(person.addressHidden ? { words: t('part.addressHidden', { ns: 'app' }) } : {})}
      reveal={ofResident(person.id, { kind: 'address' })}
    />
  )
}
