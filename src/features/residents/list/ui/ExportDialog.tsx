/** Taking the register out of the desk, with numbers in full only where somebody asks for it. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TakeOut } from '#app/parts/exports/index'
import { ethnicities } from '#ground/people/ethnicities'
import { idKinds, sexes } from '#ground/people/words'
import { desk } from '../../ui/client'
import type { ResidentFilter } from '../../people/contract'
import { exportColumns } from '../../people/contract/export'
import { registrations, relations, statuses } from '../../people/contract/words'

interface ExportDialogProps {
  readonly filter: ResidentFilter
  readonly onClose: () => void
}

export function ExportDialog({ filter, onClose }: ExportDialogProps) {
  const { t } = useTranslation('residents')
  const [inFull, setInFull] = useState(false)
  const keys = [
    ['title', 'export.sheet'] as const,
    ['address-hidden', 'protection.addressHidden'] as const,
    ...exportColumns.map((column) => [`column.${column}`, `export.column.${column}`] as const),
    ...sexes.map((sex) => [`sex.${sex}`, `sex.${sex}`] as const),
    ...idKinds.map((kind) => [`id-kind.${kind}`, `idKind.${kind}`] as const),
    ...ethnicities.map((one) => [`ethnicity.${one}`, `ethnicity.${one}`] as const),
    ...registrations.map((one) => [`registration.${one}`, `registration.${one}`] as const),
    ...relations.map((one) => [`relation.${one}`, `relation.${one}`] as const),
    ...statuses.map((status) => [`status.${status}`, `status.${status}`] as const),
  ]
  return (
    <TakeOut
      title={t('export.title')}
      procedure={desk.residents.exportSheet}
      ask={(taking) => ({ ...filter, ...taking, masked: !inFull })}
      words={Object.fromEntries(keys.map(([key, text]) => [key, t(text)]))}
      onClose={onClose}
    >
      <p style={{ margin: '12px 0' }}>
        <Checkbox checked={inFull} onChange={(event) => setInFull(event.target.checked)}>
          {t('export.inFull')}
        </Checkbox>
      </p>
    </TakeOut>
  )
}
