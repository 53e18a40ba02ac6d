/** The register of consent: who gave it, who withdrew it, and what is done about those who did. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChoices } from '#app/choices'
import { useRows } from '#app/desk-client/index'
import { desk } from '../client'
import { Day, EmptyState, ListSheet, Status, type Column } from '#app/parts/index'
import { FilterBar } from '#app/parts/filters/index'
import { useMay } from '#app/session/session'
import { consentChoices, consentKinds } from '../../contract'

interface ConsentRow {
  readonly id: number
  readonly person: { readonly id: number; readonly name: string }
  readonly day: string
  readonly by: 'self' | 'guardian'
  readonly noticeVersion: string
  readonly request: { readonly id: number; readonly number: string } | null
}

/** Who withdrew comes first: something has to be done about them. */
const usual = () => ({ kind: 'withdrawn' })

export default function ConsentsPage() {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const mayReceive = useMay('privacy.request')
  const choices = useChoices(consentChoices, usual)
  const { kind } = choices.chosen
  const rows = useRows(desk.privacy.consents.list, { kind })
  const open = ({ person, request }: ConsentRow) => {
    if (request !== null) void navigate(`/privacy/requests/${request.id}`)
    else if (kind === 'withdrawn' && mayReceive) {
      void navigate(`/privacy/requests/new?resident=${person.id}&kind=withdrawal`)
    }
  }
  const columns: readonly Column<ConsentRow>[] = [
    {
      key: 'person',
      title: t('column.person'),
      width: 'minmax(100px, 1fr)',
      render: (row) => <b>{row.person.name}</b>,
    },
    { key: 'day', title: t('column.day'), width: '110px', render: (row) => <Day day={row.day} /> },
    { key: 'by', title: t('request.by'), width: '110px', render: (row) => t(`askers.${row.by}`) },
    { key: 'notice', title: t('column.notice'), width: '110px', render: (row) => row.noticeVersion },
    {
      key: 'request',
      title: t('consents.answered'),
      width: 'minmax(150px, 1fr)',
      render: (row) =>
        row.request !== null ? (
          row.request.number
        ) : kind === 'withdrawn' ? (
          <Status tone="soon">{t('consents.notAnswered')}</Status>
        ) : (
          ''
        ),
    },
  ]
  return (
    <ListSheet
      title={t('places.consents')}
      remark={t('consents.remark')}
      filters={
        <FilterBar
          choices={choices}
          fields={[
            {
              kind: 'chips',
              name: 'kind',
              label: t('places.consents'),
              options: consentKinds.map((value) => ({ value, label: t(`consents.${value}`) })),
            },
          ]}
        />
      }
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={open}
      empty={<EmptyState>{t(`consents.none.${kind}`)}</EmptyState>}
    />
  )
}
