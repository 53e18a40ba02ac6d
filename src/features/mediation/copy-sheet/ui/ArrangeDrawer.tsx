/** The order of the upper system's fields: each moves up or down by a key. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorLine, KeyButton } from '#app/parts/index'
import type { CopyField } from '../../contract/words'
import { desk } from '../../ui/client'

/** The order with the field at a place one place up. */
const movedUp = (order: readonly CopyField[], at: number): readonly CopyField[] =>
  order.map((field, place) => {
    if (place === at - 1) return order[at] ?? field
    return place === at ? (order[at - 1] ?? field) : field
  })

export function ArrangeDrawer({
  order,
  onClose,
}: {
  readonly order: readonly CopyField[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const [fields, setFields] = useState(order)
  const arrange = useWrite(desk.mediation.copySheet.arrange)
  const keep = () =>
    void arrange
      .write({ order: [...fields] })
      .then(() => {
        notify(t('copySheet.arranged'))
        onClose()
      })
      .catch(() => undefined)
  return (
    <DetailDrawer
      title={t('copySheet.arrange')}
      onClose={onClose}
      footer={
        <KeyButton primary keys="Ctrl+Enter" pending={arrange.pending} onPress={keep}>
          {t('copySheet.keep')}
        </KeyButton>
      }
    >
      <ErrorLine error={arrange.error} />
      <ol className="copy-order">
        {fields.map((field, at) => (
          <li key={field}>
            <span>{t(`copySheet.fields.${field}`)}</span>
            {at > 0 && (
              <button
                type="button"
                className="link"
                aria-label={t('copySheet.upOf', { field: t(`copySheet.fields.${field}`) })}
                onClick={() => setFields(movedUp(fields, at))}
              >
                {t('copySheet.up')}
              </button>
            )}
          </li>
        ))}
      </ol>
    </DetailDrawer>
  )
}
