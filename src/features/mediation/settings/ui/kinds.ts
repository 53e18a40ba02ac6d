/** Kinds of dispute as they are offered: those that the head mediator chose, or the usual ones until then. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { desk } from '../../ui/client'

/** 纠纷类型 as reports sort them. */
const usualKinds = [
  'family',
  'neighbours',
  'housing',
  'contract',
  'business',
  'damages',
  'land',
  'expropriation',
  'environment',
  'labour',
  'medical',
  'traffic',
  'property-management',
  'consumer',
  'tourism',
  'intellectual-property',
  'internet',
  'other',
] as const

/** Undefined until it is known what was chosen. */
export function useKinds(): readonly string[] | undefined {
  const { t } = useTranslation('mediation')
  const { data } = useQuery(desk.mediation.settings.kinds.queryOptions({ input: {} }))
  return data === undefined ? undefined : (data.kinds ?? usualKinds.map((code) => t(`intake.kinds.${code}`)))
}
