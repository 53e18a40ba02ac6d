/** TanStack Query as this page uses it: the desk is near and quick, so nothing is kept for long or tried again unseen. */
import { notifyManager, QueryClient } from '@tanstack/react-query'
import { connection } from './connect'

/** An answer is told at once and not in a turn of the clock later: from a key to its list each of them counts. */
notifyManager.setScheduler(queueMicrotask)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      gcTime: 60_000,
      retry: false,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

// What was asked before the desk went away is asked again when it is back.
let wasLost = false
connection.subscribe(() => {
  if (connection.state() === 'lost') wasLost = true
  if (connection.state() === 'open' && wasLost) {
    wasLost = false
    void queryClient.invalidateQueries()
  }
})

/** Forgets everything read so far but the state of the session: on lock, sign-out and change of staff nothing may stay behind. */
export function emptyPage(): void {
  queryClient.removeQueries({
    predicate: ({ queryKey: [path] }) => !(Array.isArray(path) && path[0] === 'session'),
  })
  queryClient.getMutationCache().clear()
}
