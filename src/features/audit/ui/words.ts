/** The rows of the log in plain words. What no language file knows is shown by its own name rather than left out. */
import { useTranslation } from 'react-i18next'
import type { Tone } from '#app/parts/small.tsx'
import { errorText, isTold, toldBy } from '#app/i18n/index'
import { taken } from '#work/exports/rules'
import type { LogRow } from '../contract'
import { nameNow } from '../rules'

export const outcomeTone: Readonly<Record<LogRow['outcome'], Tone>> = {
  done: 'rest',
  disclosed: 'open',
  refused: 'soon',
  failed: 'late',
}

export interface LogWords {
  readonly who: (row: LogRow) => string
  readonly what: (row: LogRow) => string
  readonly about: (row: LogRow) => string
  /** Why it was shown, refused or failed; empty where there is nothing to say. */
  readonly detail: (row: LogRow) => string
}

export function useLogWords(): LogWords {
  const { t } = useTranslation('audit')
  const known = (key: string, otherwise: string, ns = 'audit'): string =>
    isTold(ns, key) ? toldBy(ns, key) : otherwise
  const fields = (names: readonly string[]) =>
    // A person's own copy names each kind of record; to the auditor that is all there is.
    [...new Set(names.map((name) => (name.includes('.') ? 'everything' : name)))]
      .map((name) => known(`fields.${name}`, name))
      .join(t('listSeparator', { ns: 'app' }))
  const reason = (code: string) => known(`reasons.${code}`, code)
  return {
    who: (row) => row.staff?.name ?? t('log.nobody'),
    what: ({ procedure }) => known(nameNow(procedure), procedure, 'procedures'),
    about({ subject: { kind, key, label } }) {
      // People of the same name are told apart by the number of their record.
      const own = label === '' ? key : kind === 'resident' ? `${label} #${key}` : label
      const name = kind === 'file' || kind === 'head' ? known(`files.${own}`, own) : own
      return isTold('subjects', kind)
        ? toldBy('subjects', kind, { name })
        : [kind, name].filter(Boolean).join(' ')
    },
    detail({ disclosed, code, procedure, subject, staff }) {
      if (code !== null) return errorText(nameNow(code), {}) ?? code
      if (disclosed !== null) {
        const left = taken(disclosed.fields)
        const shown = [
          // Opening a record that shows nothing hidden is on record too.
          left.fields.length === 0 && left.rows === null
            ? t('log.opened')
            : t('log.shown', { fields: fields(left.fields) }),
          left.rows === null ? '' : t('log.rowsTaken', { count: left.rows }),
        ]
          .filter(Boolean)
          .join(' · ')
        const said = disclosed.noteIs === 'whole' ? disclosed.note : t(`log.reason.${disclosed.noteIs}`)
        const because = [reason(disclosed.reason), said].filter(Boolean).join(' · ')
        return because === '' ? shown : t('log.because', { shown, reason: because })
      }
      // A sign-in is about whoever was signed in before.
      const takesOver = procedure === 'session.signIn' || procedure === 'pins.changeTo'
      return takesOver && subject.kind === 'staff' && subject.key !== String(staff?.id)
        ? t('log.tookOver', { name: subject.label })
        : ''
    },
  }
}
