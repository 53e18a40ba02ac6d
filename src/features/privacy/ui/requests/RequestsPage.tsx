/** The register of requests of persons, the latest first. */
import { Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { desk } from '../client'
import { useKeys } from '#app/keys.tsx'
import { Day, EmptyState, KeyButton, List, Relative, Sheet, Status, type Column } from '#app/parts/index'
import { useMay } from '#app/session/session'
import {
  requestKinds,
  requestStates,
  type RequestKind,
  type RequestRow,
  type RequestState,
} from '../../contract'
import { isDecided } from '../../rules'
import { ExportRegister } from '../registers/ExportRegister'
import { stateTone } from '../words'

export default function RequestsPage() {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const mayReceive = useMay('privacy.request')
  const [state, setState] = useState<RequestState>()
  const [kind, setKind] = useState<RequestKind>()
  const rows = useRows(desk.privacy.requests.list, { state, kind })
  const list = useRef<HTMLDivElement>(null)
  useKeys({ ArrowDown: () => list.current?.focus() })
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
      render: (row) => (isDecided(row.state) ? <Day day={row.due} /> : <Relative due={row.due} />),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: '130px',
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
    <Sheet
      grow
      title={t('places.requests')}
      remark={t('requests.remark')}
      aside={<ExportRegister register="requests" />}
    >
      <div className="filters">
        <Select<RequestState | undefined>
          allowClear
          aria-label={t('column.state')}
          placeholder={t('column.state')}
          style={{ width: 140 }}
          value={state}
          onChange={setState}
          options={requestStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        <Select<RequestKind | undefined>
          allowClear
          aria-label={t('column.kind')}
          placeholder={t('column.kind')}
          style={{ width: 160 }}
          value={kind}
          onChange={setKind}
          options={requestKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </div>
      <List
        ref={list}
        label={t('places.requests')}
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
    </Sheet>
  )
}
