/** Masked values of a request itself: the shared part, asked of the request. */
import { useTranslation } from 'react-i18next'
import { deskClient } from '../../ui/client'
import { Revealable } from '#app/parts/index'
import type { RevealedField } from '../contract'

/** The agent's numbers, and texts of the request in which someone wrote one. */
export function OfRequest({
  id,
  text,
  field,
}: {
  readonly id: number
  readonly text: string
  readonly field: RevealedField
}) {
  const { t } = useTranslation('service-requests')
  const kind = field.kind === 'agent-id-number' || field.kind === 'agent-phone' ? field.kind : 'typed-number'
  return (
    <Revealable
      text={text}
      name={t(`reveal.${field.kind}`)}
      kind={kind}
      reveal={(reason) => deskClient.serviceRequests.reveal({ id, field, reason })}
    />
  )
}
