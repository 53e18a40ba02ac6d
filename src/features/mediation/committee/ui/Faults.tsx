/** What the law finds wrong with the committee today, each with its article; or that nothing is. */
import { useTranslation } from 'react-i18next'
import { Day, Status } from '#app/parts/index'
import type { CommitteeFaultShown, MemberShown } from '../contract'

export function Faults({
  faults,
  members,
}: {
  readonly faults: readonly CommitteeFaultShown[]
  readonly members: readonly MemberShown[]
}) {
  const { t } = useTranslation('mediation')
  if (faults.length === 0) return <Status tone="done">{t('committee.inOrder')}</Status>
  return (
    <ul className="committee-faults" aria-label={t('committee.faults')}>
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.code === 'term-over' ? fault.member : ''}`}>
          <Status tone="late">
            <FaultText fault={fault} members={members} />
          </Status>
        </li>
      ))}
    </ul>
  )
}

export function FaultText({
  fault,
  members,
}: {
  readonly fault: CommitteeFaultShown
  readonly members: readonly MemberShown[]
}) {
  const { t } = useTranslation('mediation')
  switch (fault.code) {
    case 'too-few':
    case 'too-many':
      return t(`committee.fault.${fault.code}`, { count: fault.members })
    case 'no-woman':
      return t('committee.fault.no-woman')
    case 'chairs':
      return t('committee.fault.chairs', { count: fault.chairs })
    case 'term-over':
      return (
        <>
          {t('committee.fault.term-over', {
            name: members.find(({ id }) => id === fault.member)?.name ?? '',
          })}{' '}
          <Day day={fault.since} />
        </>
      )
  }
}
