/** The scans of a request, and the addresses of their small pictures. */
import { useQuery } from '@tanstack/react-query'
import type { Scan } from '../contract'
import { desk } from '../../ui/client'

export const useScans = (id: number) =>
  useQuery(desk.serviceRequests.scans.list.queryOptions({ input: { id } }))

/** It came with the list and is a JPEG whatever else is in it: the desk has looked. */
export const thumbnailAddress = ({ thumbnail }: Scan): string => `data:image/jpeg;base64,${thumbnail}`
