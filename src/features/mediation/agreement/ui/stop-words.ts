/** What stands in the way of signing, in words. */
import type { TFunction } from 'i18next'
import type { StopShown } from '../contract/stops'

export function stopText(
  t: TFunction<'mediation'>,
  stop: StopShown,
  nameOf: (party: number) => string,
): string {
  switch (stop.code) {
    case 'empty':
      return t(`stops.empty.${stop.what}`)
    case 'unasked':
      return t('stops.unasked', { question: t(`agreements.questions.${stop.question}`) })
    case 'rejected':
      return t('stops.rejected', { question: t(`agreements.questions.${stop.question}`) })
    case 'unclear':
      return t('stops.unclear', { duty: stop.duty, fault: t(`stops.faults.${stop.fault.code}`) })
    case 'no-duty':
      return t('stops.noDuty', { term: stop.term + 1 })
    case 'acting':
      return t(`stops.acting.${stop.fault}`, { party: nameOf(stop.party), name: stop.name })
    case 'may-not-sign':
      return t('stops.mayNotSign', { party: nameOf(stop.party), name: stop.name })
    case 'not-read':
      return t('stops.notRead', { party: nameOf(stop.party) })
    case 'no-child-named':
      return stop.known.length === 0
        ? t('stops.noChildNamed')
        : t('stops.noChildNamedOf', { names: stop.known.join(t('comma')) })
    case 'child-unasked':
      return t('stops.childUnasked', { name: stop.name })
  }
}
