/** Home of who serves at no counter: the search for a resident, with whatever they may see of one. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Sheet } from '#app/parts/index'
import { useMay } from '#app/session/session'
import ResidentSearch from './ResidentSearch'

export default function FindResident() {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const mayRead = useMay('residents.read')
  return (
    <Sheet grow label={t('search.label')}>
      <div className="home-search">
        <ResidentSearch {...(mayRead ? { onOpen: ({ id }) => void navigate(`/residents/${id}`) } : {})} />
      </div>
    </Sheet>
  )
}
