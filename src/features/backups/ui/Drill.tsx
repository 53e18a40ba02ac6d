/** The monthly drill: whether it is due, how the last one went, and a button. */
import { useTranslation } from 'react-i18next'
import { useLong } from '#app/desk-client/index'
import { desk } from './client'
import { dayAndTime } from '#app/dates'
import { errorText } from '#app/i18n/index'
import { notify } from '#app/notices'
import { ErrorLine, KeyButton, ProgressBar, Sheet, Status, useBackupWords } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { BackupsState } from './Places'

export function Drill({ state }: { readonly state: BackupsState }) {
  const { t } = useTranslation('backups')
  const words = useBackupWords()
  const today = useToday()
  const practise = useLong(desk.backups.practise)
  const { drill, drillDue } = state
  const failed = drill !== null && drill.code !== null
  const begin = async () => {
    const result = await practise.run({})
    if (result === undefined) return
    if (result.code === null) notify(t('practiceNowDone'))
    else notify(t('practiceNowFailed'), 'warning')
  }
  const last =
    drill === null
      ? t('practiceNever')
      : t(drill.code === null ? 'practiceDone' : 'practiceFailed', {
          time: dayAndTime(drill.at, today),
          place: words.place([drill.place]),
          name: drill.name,
          seconds: Math.max(1, Math.round(drill.took / 1000)),
          why: drill.code === null ? '' : (errorText(drill.code, drill.parameters) ?? ''),
        })
  return (
    <Sheet title={t('practice')} remark={t('practiceRemark')}>
      <div className="sheet-body stack">
        <p className="soft">{t('practiceWhat')}</p>
        <p>{failed ? <Status tone="late">{last}</Status> : last}</p>
        {drillDue && drill !== null && (
          <p>
            <Status tone="soon">{t('practiceDue')}</Status>
          </p>
        )}
        {practise.running && (
          <ProgressBar
            stage={practise.progress === undefined ? t('practising') : words.step(practise.progress.stage)}
            progress={practise.progress}
            onCancel={practise.cancel}
          />
        )}
        <ErrorLine error={practise.error} />
        <div>
          <KeyButton pending={practise.running} onPress={() => void begin().catch(() => undefined)}>
            {t('practise')}
          </KeyButton>
        </div>
      </div>
    </Sheet>
  )
}
