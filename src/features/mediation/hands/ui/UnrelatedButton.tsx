/** One key: this mediator has nothing to do with any of the parties of whom nobody asked yet. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorLine } from '#app/parts/index'
import { desk } from '../../ui/client'

export function UnrelatedButton({
  caseId,
  mediator: { id, name },
}: {
  readonly caseId: number
  readonly mediator: { readonly id: number; readonly name: string }
}) {
  const { t } = useTranslation('mediation')
  const saying = useWrite(desk.mediation.hands.unrelated)
  const say = async (): Promise<void> => {
    const { parties } = await saying.write({ case: caseId, mediator: id })
    notify(
      t(parties.length === 0 ? 'hands.onlyAlike' : 'hands.relationKept'),
      parties.length === 0 ? 'warning' : undefined,
    )
  }
  return (
    <>
      <Button
        size="small"
        aria-label={t('hands.unrelatedOf', { name })}
        onClick={() => void say().catch(() => undefined)}
      >
        {t('hands.unrelated')}
      </Button>
      <ErrorLine error={saying.error} />
    </>
  )
}
