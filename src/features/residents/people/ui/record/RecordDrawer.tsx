/** The frame of the drawers over a resident's page: waits for the record, then shows what is done with it. */
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { DetailDrawer, ErrorState, LoadingLines } from '#app/parts/index'
import type { ResidentRecord } from '../../contract/person'
import { useRecord } from './use-record'

export function RecordDrawer({
  title,
  width,
  children,
}: {
  readonly title: string
  readonly width?: number
  readonly children: (record: ResidentRecord, close: () => void) => ReactNode
}) {
  const navigate = useNavigate()
  const { data, error, refetch } = useRecord()
  const close = () => void navigate('..', { relative: 'path' })
  return (
    <DetailDrawer
      title={data === undefined ? title : `${data.card.name} · ${title}`}
      {...(width === undefined ? {} : { width })}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={5} />}
      {data !== undefined && children(data, close)}
    </DetailDrawer>
  )
}
