/** The register of requests of persons, the latest first. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChoices } from '#app/choices'
import { useRows } from '#app/desk-client/index'
import { desk } from '../client'
import { Day, EmptyState, KeyButton, ListSheet, Relative, Status, type Column } from '#app/parts/index'
import { FilterBar } from '#app/parts/filters/index'
import { useMay } from '#app/session/session'
import { requestChoices, requestKinds, requestStates, type RequestRow } from '../../contract'
import { isAnswered } from '../../rules'
import { ExportRegister } from '../registers/ExportRegister'
import { stateTone } from '../words'

export default function RequestsPage() {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const mayReceive = useMay('privacy.request')
  const choices = useChoices(requestChoices)
  const rows = useRows(desk.privacy.requests.list, choices.chosen)
  const columns: readonly Column<RequestRow>[] = [
    { key: 'number', title: t('column.number'), width: '126px', render: (row) => row.number },
    {
      key: 'kind',
      title: t('column.kind'),
      width: 'minmax(110px, 1fr)',
      render: (row) => t(`kinds.${row.kind}`),
    },
    {
      key: 'person',
      title: t('column.person'),
      width: 'minmax(90px, 1fr)',
      render: (row) => <b>{row.person.name}</b>,
    },
    {
      key: 'received',
      title: t('column.received'),
      width: '100px',
      render: (row) => <Day day={row.received} />,
    },
    {
      key: 'due',
      title: t('column.due'),
      width: '120px',
      render: (row) => (isAnswered(row.state) ? <Day day={row.due} /> : <Relative due={row.due} />),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: '172px',
      render: (row) => (
        <Status tone={stateTone[row.state]}>
          {row.state === 'told' && row.outcome !== null
            ? t(`toldOf.${row.outcome}`)
            : t(`states.${row.state}`)}
        </Status>
      ),
    },
    { key: 'handler', title: t('column.handler'), width: '90px', render: (row) => row.handler },
  ]
  return (
    <ListSheet
      title={t('places.requests')}
      remark={t('requests.remark')}
      actions={<ExportRegister register="requests" />}
      filters={
        <FilterBar
          choices={choices}
          fields={[
            {
              kind: 'choice',
              name: 'state',
              label: t('column.state'),
              width: 140,
              options: requestStates.map((value) => ({ value, label: t(`states.${value}`) })),
            },
            {
              kind: 'choice',
              name: 'kind',
              label: t('column.kind'),
              width: 160,
              options: requestKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
            },
          ]}
        />
      }
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate(`/privacy/requests/${row.id}`)}
      empty={
        <EmptyState
          action={
            mayReceive && (
              <KeyButton onPress={() => void navigate('/privacy/requests/new')}>
                {t('receive.title')}
              </KeyButton>
            )
          }
        >
          {t('requests.none')}
        </EmptyState>
      }
    />
  )
}
