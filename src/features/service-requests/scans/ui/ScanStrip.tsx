/** The scans of one material, small and in a row; each opens, and one more can be added. */
import { useTranslation } from 'react-i18next'
import type { Scan } from '../contract'
import { thumbnailAddress } from './use-scans'

export interface ScanStripProps {
  /** The material's name. */
  readonly name: string
  readonly scans: readonly Scan[]
  readonly onOpen: (scan: Scan) => void
  /** Left out where none can be added any more. */
  readonly onAdd?: (() => void) | undefined
}

export function ScanStrip({ name, scans, onOpen, onAdd }: ScanStripProps) {
  const { t } = useTranslation('service-requests')
  if (scans.length === 0 && onAdd === undefined) return null
  return (
    <div className={scans.length === 0 ? 'scan-strip bare' : 'scan-strip'}>
      {scans.map((scan, at) => {
        const words = t('scans.openOne', { name, number: at + 1 })
        return (
          <button
            type="button"
            key={scan.id}
            aria-label={words}
            title={scan.title}
            onClick={() => onOpen(scan)}
          >
            <img src={thumbnailAddress(scan)} alt="" />
          </button>
        )
      })}
      {onAdd !== undefined && (
        <button type="button" className="link small" aria-label={t('scans.addTo', { name })} onClick={onAdd}>
          {t('scans.add')}
        </button>
      )}
    </div>
  )
}
