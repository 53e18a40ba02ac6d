/** On the sign-in screen: the backup that was begun when someone signed out, which nobody waits for, or how the last one ended. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { desk } from '../../desk-client'
import { dayAndTime, dayOf } from '../../dates'
import { errorText } from '../../i18n'

export function BackupAtSignOut() {
  const { t } = useTranslation()
  const { data } = useQuery({
    ...desk.restore.state.queryOptions({ input: {} }),
    staleTime: 0,
    refetchInterval: 1_000,
  })
  if (data === undefined) return null
  const { underWay, last, now } = data
  if (underWay?.what === 'backup') {
    return (
      <p className="small soft" role="status">
        {t('signIn.backingUp', { done: underWay.progress.done, total: underWay.progress.total })}
      </p>
    )
  }
  if (last === null) return null
  const time = dayAndTime(last.at, dayOf(now))
  return last.code === null ? (
    <p className="small soft" role="status">
      {t('signIn.backedUp', { time })}
    </p>
  ) : (
    <p className="small amber" role="status">
      {t('signIn.notBackedUp', { time, why: errorText(last.code, last.parameters) ?? '' })}
    </p>
  )
}
