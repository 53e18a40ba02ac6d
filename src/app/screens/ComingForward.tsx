/** On the screen where somebody signs in: how far the data of an older program has come, while they wait for it. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { desk } from '../desk-client'

/** Asked for once in years. */
const ForwardBar = lazy(() => import('./ForwardBar'))

/** So often it is asked, in milliseconds. */
const askEvery = 500

export function ComingForward() {
  const { data } = useQuery({
    ...desk.session.state.queryOptions({ input: {} }),
    staleTime: 0,
    refetchInterval: askEvery,
  })
  if (data?.state !== 'signed-out' || data.forward === null) return null
  return (
    <Suspense>
      <ForwardBar progress={data.forward} />
    </Suspense>
  )
}
