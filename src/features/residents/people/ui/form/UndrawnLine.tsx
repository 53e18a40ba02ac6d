/** Says which characters of the name will stand as boxes, before somebody signs a paper with one. */
import { Form as AntForm } from 'antd'
import { useTranslation } from 'react-i18next'
import { useUndrawn } from '#app/drawn'
import type { PersonValues } from './values'

export function UndrawnLine() {
  const { t } = useTranslation('residents')
  const undrawn = useUndrawn(AntForm.useWatch<PersonValues['name']>('name') ?? '')
  if (undrawn.length === 0) return null
  return (
    <p className="id-reading wrong" role="status">
      {t('form.undrawn', { characters: undrawn.join('') })}
    </p>
  )
}
