/** The columns of every list of requests. */
import { useTranslation } from 'react-i18next'
import { dayOf, deadline, monthAndDay } from '#app/dates'
import { AddressHidden, AddressText, Status, Tag, type Column } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { Mode } from '../contract/words'
import type { RequestRow } from '../contract'
import { stateTone, urgencyTone } from './tones'

/** What is due of a request and how pressing it is; a day in a year not announced is only presumed. */
export function DueText({ row }: { readonly row: RequestRow }) {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  if (row.due === null) return <span className="soft">{t(`list.noDue.${noDueOf(row)}`)}</span>
  const words = `${row.dueIs === 'follow-up' ? `${t('list.followUp')} ` : ''}${deadline(row.due, today, 0)}`
  const pressing = row.urgency === 'soon' || row.urgency === 'late'
  return (
    <>
      {pressing ? <Status tone={urgencyTone[row.urgency]}>{words}</Status> : words}
      {!row.announced && <span className="soft small"> {t('clock.presumed')}</span>}
    </>
  )
}

const noDueOf = (row: RequestRow): 'ended' | 'stopped' | 'draft' => {
  if (row.endedDay !== null) return 'ended'
  return row.state === 'draft' ? 'draft' : 'stopped'
}

/** The ways an item is offered in. */
export function ModeTags({ modes }: { readonly modes: readonly Mode[] }) {
  const { t } = useTranslation('service-requests')
  return (
    <span className="mode-tags">
      {modes.map((mode) => (
        <Tag key={mode}>{t(`modes.${mode}`)}</Tag>
      ))}
    </span>
  )
}

export function useRequestColumns(): readonly Column<RequestRow>[] {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  return [
    {
      key: 'due',
      title: t('column.due'),
      width: '132px',
      render: (row) => <DueText row={row} />,
    },
    {
      key: 'item',
      title: t('column.item'),
      width: 'minmax(170px, 1fr)',
      render: (row) => (
        <>
          <b>{row.itemName}</b> <Tag>{t(`modes.${row.mode}`)}</Tag>
        </>
      ),
    },
    { key: 'resident', title: t('column.resident'), width: '92px', render: (row) => row.resident.name },
    {
      key: 'address',
      title: t('column.address'),
      width: 'minmax(200px, 1.3fr)',
      render: (row) =>
        row.addressHidden ? (
          <AddressHidden />
        ) : (
          <span className="soft">
            <AddressText text={row.address} />
          </span>
        ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: '108px',
      render: (row) => <Status tone={stateTone[row.state]}>{t(`states.${row.state}`)}</Status>,
    },
    {
      key: 'handler',
      title: t('column.handler'),
      width: '110px',
      render: (row) => row.errandWith ?? row.handler.name,
    },
    {
      key: 'opened',
      title: t('column.opened'),
      width: '92px',
      render: (row) => monthAndDay(dayOf(row.openedAt), today),
    },
    {
      key: 'number',
      title: t('column.number'),
      width: '122px',
      render: (row) => <span className="soft">{row.number}</span>,
    },
  ]
}
