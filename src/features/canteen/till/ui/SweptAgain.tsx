/**
 * Cards that are swept while somebody stands at the till. A reader often reads one twice, and the second reading comes after the
 * person was found: it says nothing new, and must not open a search over the till that takes the next Enter.
 */
import { useTranslation } from 'react-i18next'
import { queryClient } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { useScan } from '#app/scans'
import { desk } from '../../ui/client'
import type { Standing } from './use-till'

export function SweptAgain({ standing: { diner, name } }: { readonly standing: Standing }) {
  const { t } = useTranslation('canteen')
  const oneAfterAnother = () => notify(t('till.oneAfterAnother', { name }), 'warning')
  useScan((text) => {
    queryClient
      .query(desk.canteen.till.find.queryOptions({ input: { query: text.trim() } }))
      .then(({ found }) => {
        if (!found.some((person) => person.diner === diner)) oneAfterAnother()
      })
      .catch(oneAfterAnother)
  })
  return null
}
