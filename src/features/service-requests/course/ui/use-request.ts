/** The request that the address names. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { desk } from '../../ui/client'

export function useRequest() {
  const { requestId } = useParams()
  return useQuery(desk.serviceRequests.get.queryOptions({ input: { id: Number(requestId) } }))
}
