/** Whether the desk knows not to give out the address of whom an order protects or a warning was about; the way to tell it, without the story. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Status } from '#app/parts/index'

export function DeskMark({
  residentId,
  knows,
}: {
  readonly residentId: number | null
  readonly knows: boolean | null
}) {
  const { t } = useTranslation('mediation')
  if (residentId === null || knows === null) return null
  return (
    <p>
      {knows ? (
        <Status tone="done">{t('protection.deskKnows')}</Status>
      ) : (
        <>
          <Status tone="late">{t('protection.deskKnowsNot')}</Status>{' '}
          <Link to={`/residents/${residentId}/protection`}>{t('protection.tellDesk')}</Link>
        </>
      )}
    </p>
  )
}
