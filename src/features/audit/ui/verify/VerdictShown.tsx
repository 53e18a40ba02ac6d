/** What a verification found: in one line whether the log is sound, then what that rests on, or the first bad row. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Facts, KeyButton, Status, When } from '#app/parts/index'
import type { LogCheck, LogCircumstances, LogRow } from '../../contract'
import { Circumstances } from './Circumstances'
import { useLogWords } from '../words'

export interface Found {
  readonly check: LogCheck
  readonly row: LogRow | null
  readonly leftBehind: number
  readonly apart: readonly LogOfFile[]
  readonly circumstances: LogCircumstances
}

interface LogOfFile {
  readonly database: string
  readonly state: 'sound' | 'faulty' | 'not-opened'
  readonly sequence: number | null
}

export function VerdictShown({ apart, circumstances, ...found }: Found) {
  return (
    <>
      <OwnLog {...found} />
      <Circumstances {...circumstances} />
      {apart.map((log) => (
        <ApartLog key={log.database} {...log} />
      ))}
    </>
  )
}

/** Of a file with a key of its own, in a line. */
function ApartLog({ database, state, sequence }: LogOfFile) {
  const { t } = useTranslation('audit')
  switch (state) {
    case 'sound':
      return <Status tone="done">{t('verify.apart.sound', { database })}</Status>
    case 'faulty':
      return <Status tone="late">{t('verify.apart.faulty', { database, sequence: sequence ?? 0 })}</Status>
    case 'not-opened':
      return <p className="soft">{t('verify.apart.notOpened', { database })}</p>
  }
}

function OwnLog({ check, row, leftBehind }: Omit<Found, 'apart' | 'circumstances'>) {
  const { t } = useTranslation('audit')
  if (check.fault !== null) return <Faulty check={check} row={row} fault={check.fault} />
  const { rows, vouched } = check
  const resting =
    vouched === 0
      ? t('verify.vouchedNone')
      : vouched === rows
        ? t('verify.vouchedAll')
        : t('verify.vouched', { vouched })
  return (
    <div className="log-verdict" role="status">
      <h3>
        <Status tone="done">{t('verify.sound')}</Status>
      </h3>
      <p>{t('verify.soundWhat', { rows: rows.toLocaleString() })}</p>
      <p className="soft">{resting}</p>
      <p className="soft">{t('verify.usedHeads', { count: check.heads })}</p>
      {leftBehind > 0 && <p className="soft">{t('verify.leftBehind', { count: leftBehind })}</p>}
    </div>
  )
}

function Faulty({
  check,
  row,
  fault,
}: Pick<Found, 'check' | 'row'> & { readonly fault: NonNullable<LogCheck['fault']> }) {
  const { t } = useTranslation('audit')
  const words = useLogWords()
  const navigate = useNavigate()
  const { sequence, vouched, source } = check
  return (
    <div className="log-verdict" role="alert">
      <h3>
        <Status tone="late">{t('verify.faulty', { sequence })}</Status>
      </h3>
      <p>
        <b>{t(`faults.${fault}`)}</b>
      </p>
      {source !== null && <p className="soft">{t('verify.toldBy', { source })}</p>}
      {vouched > 0 && <p className="soft">{t('verify.soundUntil', { vouched })}</p>}
      {row !== null && (
        <Facts
          facts={[
            { name: t('log.when'), value: <When at={row.at} /> },
            { name: t('log.who'), value: words.who(row) },
            { name: t('log.what'), value: words.what(row) },
            { name: t('log.about'), value: words.about(row) },
          ]}
        />
      )}
      <p>{t('verify.next')}</p>
      {row !== null && (
        <div>
          <KeyButton onPress={() => void navigate(`/audit/${row.sequence}`)}>{t('verify.openRow')}</KeyButton>
        </div>
      )}
    </div>
  )
}
