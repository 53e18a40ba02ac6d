/** Kinds of dispute as they are offered: those that the head mediator chose, or the usual ones until then. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usualKindCodes, usualKinds } from '../contract/usual-kinds'
import { desk } from '../../ui/client'

/** What a case is filed under, and what whoever reads the screen calls it. */
export interface KindOffered {
  readonly value: string
  readonly label: string
}

/** Undefined until it is known what was chosen. */
export function useKinds(): readonly KindOffered[] | undefined {
  const { t } = useTranslation('mediation')
  const { data } = useQuery(desk.mediation.settings.kinds.queryOptions({ input: {} }))
  if (data === undefined) return undefined
  return data.kinds === null
    ? usualKindCodes.map((code) => ({ value: usualKinds[code], label: t(`intake.kinds.${code}`) }))
    : data.kinds.map((kind) => ({ value: kind, label: kind }))
}
