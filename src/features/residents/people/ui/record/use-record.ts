/** The resident whose page or drawer is open, by the address. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { desk } from '../../../ui/client'

export function useRecord() {
  const id = Number(useParams()['residentId'])
  return useQuery(desk.residents.read.queryOptions({ input: { id } }))
}
