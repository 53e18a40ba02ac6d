/** How the backups stand; read anew while the page is open, because a stick comes and goes by itself. */
import { useQuery } from '@tanstack/react-query'
import { desk } from './client'

export function useBackups() {
  return useQuery({ ...desk.backups.state.queryOptions({ input: {} }), refetchInterval: 20_000 })
}
