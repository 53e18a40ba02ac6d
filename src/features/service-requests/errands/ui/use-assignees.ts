/** Who can be sent or given something: grid workers of the resident's own grid first, then the others, then colleagues. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { desk } from '../../ui/client'

/** Options whose values are `worker:<id>` and `staff:<id>`. */
export function useAssignees(grid: string): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation('service-requests')
  const { data: directory } = useQuery(desk.directory.gridWorkers.list.queryOptions({ input: {} }))
  const { data: choices } = useQuery(desk.serviceRequests.choices.queryOptions({ input: {} }))
  // Both at once, or the list would change under whoever chooses from it.
  if (directory === undefined || choices === undefined) return []
  const workers = directory.gridWorkers.filter(({ active }) => active)
  return [
    ...workers.filter((worker) => worker.grid === grid),
    ...workers.filter((worker) => worker.grid !== grid),
  ]
    .map(({ id, name, grid: own }) => ({ value: `worker:${id}`, label: `${own} ${name}` }))
    .concat(
      choices.colleagues.map(({ id, name }) => ({
        value: `staff:${id}`,
        label: t('errand.colleague', { name }),
      })),
    )
}

/** A value of the options as the contract wants it; the contract refuses what nobody chose. */
export function assigneeOf(value: string | undefined): {
  readonly kind: 'worker' | 'staff'
  readonly id: number
} {
  const [kind, id] = (value ?? '').split(':')
  return { kind: kind === 'staff' ? 'staff' : 'worker', id: Number(id) }
}
