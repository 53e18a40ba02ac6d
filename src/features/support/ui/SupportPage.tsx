/** The settings page for support: what the doctor finds, and the local log, to look at and to send. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import { shell, useLong, useWrite } from '#app/desk-client/index'
import { desk } from './client'
import { notify } from '#app/notices'
import { ErrorLine, ErrorState, LoadingLines, Sheet, Status, type Tone } from '#app/parts/index'
import { useMay, useSession } from '#app/session/session'
import { sessionChanged } from '#app/session/state'
import type { CheckResult, Verdict } from '#vault/doctor/contract'
import './support.css'

const tones: Readonly<Record<Verdict, Tone>> = {
  ok: 'done',
  warning: 'soon',
  fault: 'late',
  'not-looked-at': 'rest',
}

export default function SupportPage() {
  const { t } = useTranslation('support')
  const report = useQuery(desk.support.report.queryOptions({ input: {} }))
  const log = useQuery(desk.support.log.queryOptions({ input: {} }))
  const check = useLong(desk.support.check)
  const { today } = useSession()
  const lines = log.data?.lines ?? []

  const checkNow = async () => {
    const result = await check.run({})
    await sessionChanged()
    if (result !== undefined)
      notify(t(`checked.${result.verdict ?? 'not'}`), result.verdict === 'sound' ? 'done' : 'warning')
  }
  const sentence = ({ check: id, finding, verdict, values }: CheckResult) =>
    `[${toldBy('support', `verdict.${verdict}`)}] ${toldBy('support', `checks.${id}.title`)}: ${toldBy('support', `checks.${id}.${finding}`, values)}`
  const save = async () => {
    const text = [...(report.data?.checks ?? []).map(sentence), '', ...lines, ''].join('\n')
    const { saved } = await shell.saveFile({
      name: `${t('fileName')}-${today}.txt`,
      content: new Blob([text], { type: 'text/plain' }),
    })
    if (saved) notify(t('saved'))
  }

  return (
    <div className="stack">
      <Unseen />
      <Sheet
        title={t('title')}
        remark={t('remark')}
        aside={
          <Button type="primary" disabled={report.data === undefined} onClick={() => void save()}>
            {t('save')}
          </Button>
        }
      >
        <div className="sheet-body stack">
          {report.error !== null && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
          {report.isPending && <LoadingLines lines={8} />}
          {report.data !== undefined && (
            <ul className="support-checks">
              {worstFirst(report.data.checks).map((one) => (
                <li key={one.check}>
                  <Status tone={tones[one.verdict]}>{t(`verdict.${one.verdict}`)}</Status>
                  <div>
                    <b>{toldBy('support', `checks.${one.check}.title`)}</b>
                    <p className="soft">
                      {toldBy('support', `checks.${one.check}.${one.finding}`, one.values)}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
          <div>
            <Button loading={check.running} onClick={() => void checkNow().catch(() => undefined)}>
              {t('check')}
            </Button>
            <ErrorLine error={check.error} />
          </div>
        </div>
      </Sheet>
      <Sheet
        title={t('log.title')}
        remark={t('log.remark')}
        aside={
          lines.length > 0 && (
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(lines.join('\n')).then(() => notify(t('log.copied')))
              }
            >
              {t('log.copy')}
            </Button>
          )
        }
      >
        <div className="sheet-body">
          {log.error !== null && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
          {log.isPending && <LoadingLines lines={4} />}
          {log.data !== undefined && lines.length === 0 && <p className="soft">{t('log.empty')}</p>}
          {lines.length > 0 && (
            <pre className="support-log" tabIndex={0} aria-label={t('log.title')}>
              {lines.toReversed().join('\n')}
            </pre>
          )}
        </div>
      </Sheet>
    </div>
  )
}

/** What is gone from the end of the log stays in the banner until someone has compared it with the papers. */
function Unseen() {
  const { t } = useTranslation('support')
  const { health } = useSession()
  const may = useMay('support.manage')
  const acknowledge = useWrite(desk.support.acknowledge)
  if (health?.code !== 'store.log-damaged' || !may) return null
  return (
    <Sheet title={t('unseen.title')}>
      <div className="sheet-body stack">
        <p>{t('unseen.what')}</p>
        <div>
          <Button
            loading={acknowledge.pending}
            onClick={() => void acknowledge.write({}).then(sessionChanged, () => undefined)}
          >
            {t('unseen.done')}
          </Button>
          <ErrorLine error={acknowledge.error} />
        </div>
      </div>
    </Sheet>
  )
}

/** What is at fault or wants to be noted stands on top; the rest keeps its order. */
function worstFirst(checks: readonly CheckResult[]): readonly CheckResult[] {
  const order: readonly Verdict[] = ['fault', 'warning', 'ok', 'not-looked-at']
  return checks.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict))
}
