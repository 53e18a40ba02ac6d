/** All members of staff, for the manager. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams } from 'react-router'
import { wholeRows } from '#app/desk-client/index'
import { desk } from './client'
import { EmptyState, KeyButton, ListSheet, Status, WhenDay, type Column } from '#app/parts/index'
import type { StaffMember } from '../contract'
import { useRoleNames } from './roles'

/** Whether someone may sign in, and whether they have chosen their own password yet. */
function stateOf(member: StaffMember): 'active' | 'given' | 'inactive' {
  if (!member.active) return 'inactive'
  return member.passwordGiven ? 'given' : 'active'
}

const stateTone = { active: 'done', given: 'soon', inactive: 'rest' } as const

export default function StaffPage() {
  const { t } = useTranslation('staff')
  const navigate = useNavigate()
  const { staffId } = useParams()
  const roleNames = useRoleNames()
  const query = useQuery(desk.staff.list.queryOptions({ input: {} }))
  const columns: readonly Column<StaffMember>[] = [
    { key: 'name', title: t('name'), width: 'minmax(100px, 1fr)', render: (member) => <b>{member.name}</b> },
    { key: 'account', title: t('account'), width: 'minmax(100px, 1fr)', render: (member) => member.account },
    {
      key: 'roles',
      title: t('roles'),
      width: 'minmax(160px, 2fr)',
      render: (member) => roleNames(member.roles),
    },
    {
      key: 'since',
      title: t('since'),
      width: '120px',
      render: (member) => <WhenDay at={member.createdAt} />,
    },
    {
      key: 'state',
      title: t('state'),
      width: '130px',
      render: (member) => <Status tone={stateTone[stateOf(member)]}>{t(stateOf(member))}</Status>,
    },
  ]
  return (
    <>
      <ListSheet
        title={t('title')}
        remark={t('remark')}
        countWords={(count) => t('count', { count })}
        actions={
          <KeyButton keys="F2" primary onPress={() => void navigate('new')}>
            {t('add')}
          </KeyButton>
        }
        columns={columns}
        rows={wholeRows(query, ({ staff }) => staff)}
        rowKey={(member) => member.id}
        openKey={staffId === undefined ? undefined : Number(staffId)}
        onOpen={(member) => void navigate(String(member.id))}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      <Outlet />
    </>
  )
}
