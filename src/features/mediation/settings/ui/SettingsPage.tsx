/** What the head mediator sets for all cases: times, the form of the number, how long files are kept. */
import { useTranslation } from 'react-i18next'
import { Page, PageHead, Sheet } from '#app/parts/index'
import { Rooms } from '../../ui/Rooms'
import { KindsForm } from './KindsForm'
import { NumberForm } from './NumberForm'
import { RetentionForm } from './RetentionForm'
import { TimesForm } from './TimesForm'
import { WordsForm } from './WordsForm'

export default function SettingsPage() {
  const { t } = useTranslation('mediation')
  return (
    <Page
      columns="minmax(0, 1fr) minmax(0, 1fr)"
      head={<PageHead title={t('settings.title')} actions={<Rooms />} />}
    >
      <Sheet grow label={t('settings.times')}>
        <div className="sheet-scroll">
          <TimesForm />
          <KindsForm />
          <WordsForm />
        </div>
      </Sheet>
      <Sheet grow label={t('settings.files')}>
        <div className="sheet-scroll">
          <NumberForm />
          <RetentionForm />
        </div>
      </Sheet>
    </Page>
  )
}
