/** 纠纷排查: who walked where, what they found and prevented. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, useRows, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Day, EmptyState, KeyButton, ListPage, Status, type Column } from '#app/parts/index'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import type { PatrolShown } from '../contract'

export default function PatrolsPage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const rows = useRows(desk.mediation.patrols.list, {})
  const strike = useWrite(desk.mediation.patrols.strike)
  const [current, setCurrent] = useState<PatrolShown>()
  const columns: readonly Column<PatrolShown>[] = [
    { key: 'on', title: t('patrols.on'), width: '130px', render: ({ on }) => <Day day={on} /> },
    {
      key: 'where',
      title: t('patrols.where'),
      width: 'minmax(140px, 1fr)',
      render: ({ where, struck }) => (struck ? <s>{where}</s> : <b>{where}</b>),
    },
    { key: 'by', title: t('patrols.by'), width: 'minmax(110px, 1fr)', render: ({ by }) => by },
    {
      key: 'found',
      title: t('patrols.found'),
      width: '110px',
      align: 'end',
      render: ({ disputesFound }) => disputesFound,
    },
    {
      key: 'prevented',
      title: t('patrols.prevented'),
      width: '110px',
      align: 'end',
      render: ({ prevented }) => prevented,
    },
    {
      key: 'what',
      title: t('patrols.what'),
      width: 'minmax(220px, 3fr)',
      render: ({ what }) => <span title={what}>{what}</span>,
    },
    {
      key: 'struck',
      title: t('patrols.state'),
      width: '110px',
      render: ({ struck }) => struck && <Status tone="rest">{t('patrols.struck')}</Status>,
    },
  ]
  const refused =
    current === undefined ? t('patrols.noRow') : current.struck ? t('patrols.struck') : undefined
  return (
    <ListPage<PatrolShown>
      title={t('patrols.title')}
      label={t('patrols.title')}
      actions={
        <>
          <Rooms />
          <KeyButton
            keys="F8"
            pending={strike.pending}
            refusedBecause={refused}
            onPress={() => {
              if (current === undefined) return
              strike.write({ id: current.id }).then(
                () => notify(t('patrols.struckNow')),
                (error: unknown) => notify(errorMessage(error).message, 'warning'),
              )
            }}
          >
            {t('patrols.strike')}
          </KeyButton>
          <KeyButton primary keys="F2" onPress={() => void navigate('/mediation/patrols/new')}>
            {t('patrols.add')}
          </KeyButton>
        </>
      }
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      onSelect={setCurrent}
      empty={<EmptyState>{t('patrols.none')}</EmptyState>}
    />
  )
}
