/** Backups in words, and the way to name a folder: for the settings, and for the restore before anyone has signed in. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { toldBy } from '../i18n'
import {
  inOrder,
  type BackupReason,
  type KnownPlace,
  type ListedBackup,
  type Manifest,
} from '#vault/backup/contract'
import { shell } from '../desk-client'

export interface BackupWords {
  readonly reason: (reason: BackupReason) => string
  /** How much is in it, in the words of the field: 居民 12,000 · 来访 3,400 · 办件 800. */
  readonly contents: (manifest: Manifest) => string
  /** `142 MB`. */
  readonly size: (manifest: Manifest) => string
  readonly place: (places: readonly KnownPlace['place'][]) => string
  readonly step: (stage: string) => string
}

export function useBackupWords(): BackupWords {
  const { t } = useTranslation()
  const rows = (manifest: Manifest, table: string) => (manifest.tables[table] ?? 0).toLocaleString('en-US')
  return {
    reason: (reason) => t(`backup.reason.${reason}`),
    contents: (manifest) =>
      t('backup.contents', {
        residents: rows(manifest, 'residents'),
        visits: rows(manifest, 'visits'),
        requests: rows(manifest, 'service_requests'),
      }),
    size: (manifest) => sizeText(manifest.files.reduce((sum, { size }) => sum + size, 0)),
    place: (places) => t(`backup.place.${places.length > 1 ? 'both' : (places[0] ?? 'first')}`),
    step: (stage) => toldBy('app', `backup.step.${stage}`),
  }
}

function sizeText(bytes: number): string {
  const megabytes = bytes / (1024 * 1024)
  return megabytes < 10 ? `${megabytes.toFixed(1)} MB` : `${Math.round(megabytes).toLocaleString('en-US')} MB`
}

/** A backup that lies in one place or in both. */
export interface FoundBackup extends ListedBackup {
  readonly places: readonly KnownPlace[]
}

/** Every backup of the places once, the newest first. */
export function foundBackups(places: readonly KnownPlace[]): readonly FoundBackup[] {
  const found = new Map<string, FoundBackup>()
  for (const place of places) {
    for (const backup of place.backups) {
      const known = found.get(backup.name)
      found.set(backup.name, { ...(known ?? backup), places: [...(known?.places ?? []), place] })
    }
  }
  return inOrder([...found.values()])
}

export interface FolderInputProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (folder: string) => void
  readonly autoFocus?: boolean
}

/** A folder's path: typed, or picked where the host can show the machine's folders. */
export function FolderInput({ id, value = '', onChange, autoFocus = false }: FolderInputProps) {
  const { t } = useTranslation()
  const { data: about } = useQuery({ queryKey: ['shell', 'about'], queryFn: () => shell.about({}) })
  const pick = async () => {
    const { folder } = await shell.pickFolder({})
    if (folder !== null) onChange?.(folder)
  }
  return (
    <div className="folder-input">
      <Input
        value={value}
        autoFocus={autoFocus}
        spellCheck={false}
        maxLength={1000}
        onChange={(event) => onChange?.(event.target.value)}
        {...(id === undefined ? {} : { id })}
      />
      {about?.host === 'electron' && (
        <Button onClick={() => void pick().catch(() => undefined)}>{t('backup.pick')}</Button>
      )}
    </div>
  )
}
