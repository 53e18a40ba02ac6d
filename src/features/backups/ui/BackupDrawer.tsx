/** One backup: what it says of itself, and a second proof. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useLong } from '#app/desk-client/index'
import { errorText } from '#app/i18n/index'
import { desk } from './client'
import { notify } from '#app/notices'
import {
  DetailDrawer,
  EmptyState,
  ErrorLine,
  ErrorState,
  Facts,
  foundBackups,
  KeyButton,
  LoadingLines,
  ProgressBar,
  useBackupWords,
  When,
  type FoundBackup,
} from '#app/parts/index'
import type { FileApart } from '#vault/backup/contract'
import { useBackups } from './use-state'

export default function BackupDrawer() {
  const { t } = useTranslation('backups')
  const { name } = useParams()
  const { data, error, isPending, refetch } = useBackups()
  const backup = foundBackups(data?.places ?? []).find((one) => one.name === name)
  return (
    <DetailDrawer title={t('oneTitle')}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingLines lines={6} />}
      {data !== undefined && backup === undefined && <EmptyState>{t('notFound')}</EmptyState>}
      {backup !== undefined && <One key={backup.name} backup={backup} />}
    </DetailDrawer>
  )
}

/** What is known of a file that not everyone can open. */
function wordsApart(t: TFunction<'backups'>, file: FileApart): string {
  switch (file.state) {
    case 'proved':
      return t('apart.proved', { file: file.name })
    case 'copied':
      return t('apart.copied', { file: file.name })
    case 'failed':
      return t('apart.failed', {
        file: file.name,
        why: errorText(file.code, { file: file.name }) ?? file.code,
      })
  }
}

function One({ backup }: { readonly backup: FoundBackup }) {
  const { t } = useTranslation('backups')
  const words = useBackupWords()
  const prove = useLong(desk.backups.prove)
  const { name, at, manifest, places } = backup
  const place = places[0]?.place === 'second' ? 'second' : 'first'
  const proveAgain = async () => {
    if ((await prove.run({ place, name })) !== undefined) notify(t('proved'))
  }
  return (
    <div className="stack">
      <Facts
        facts={[
          { name: t('at'), value: <When at={at} /> },
          { name: t('in'), value: places.map(({ folder }) => folder).join('\n') },
          { name: t('name'), value: name },
          ...(manifest === null
            ? [{ name: t('contents'), value: t('unreadable') }]
            : [
                { name: t('reasonTitle'), value: words.reason(manifest.reason) },
                { name: t('contents'), value: words.contents(manifest) },
                { name: t('size'), value: words.size(manifest) },
                { name: t('version'), value: manifest.program },
                { name: t('schema'), value: manifest.schema },
                { name: t('log'), value: t('auditHead', { sequence: manifest.auditHead.sequence }) },
                ...(manifest.apart ?? []).map((file) => ({
                  name: t('apart.title'),
                  value: wordsApart(t, file),
                })),
                { name: t('files'), value: manifest.files.map((file) => file.name).join(' ') },
              ]),
        ]}
      />
      {prove.running && (
        <ProgressBar
          stage={prove.progress === undefined ? t('proving') : words.step(prove.progress.stage)}
          progress={prove.progress}
          onCancel={prove.cancel}
        />
      )}
      <ErrorLine error={prove.error} />
      <div>
        <KeyButton pending={prove.running} onPress={() => void proveAgain().catch(() => undefined)}>
          {t('prove')}
        </KeyButton>
      </div>
    </div>
  )
}
