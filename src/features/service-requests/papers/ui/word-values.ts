/** What a paper's fields say, as its sheet says it. */
import { dayOf } from '#app/dates'
import { paperDay, paperTime, usePaperWords, type FieldValues } from '#app/parts/print/index'
import type { Sheet } from '../../requests/contract/words'
import type { SheetContent } from '../contract'
import type { answerFields, custodyFields, materialFields, ownFields, plainFields } from './word-fields'

type Texts<Field extends string> = Readonly<Record<Field, string>>

/** `0` and nothing are written as nothing: an office's form has a line there, not a nought. */
const counted = (count: number): string => (count === 0 ? '' : String(count))

export function useWordValues() {
  const t = usePaperWords('service-requests')

  const plain = (content: SheetContent): Texts<(typeof plainFields)[number]> => {
    const { applicant, agent, item, due, used } = content
    return {
      office: t('sheet.office', { subDistrict: content.subDistrict, community: content.community }),
      number: content.number,
      printedDay: paperDay(dayOf(content.printedAt)),
      printedBy: content.printedBy,
      handler: content.handler,
      opened: paperDay(content.openedDay),
      applicant: applicant.name,
      idNumber: applicant.idNumber,
      phone: applicant.phone,
      address: applicant.addressHidden ? t('part.addressHidden', { ns: 'app' }) : applicant.address,
      grid: applicant.grid,
      agent: agent?.name ?? '',
      agentRelation: agent?.relation ?? '',
      agentIdNumber: agent?.idNumber ?? '',
      agentPhone: agent?.phone ?? '',
      item: item.name,
      basis: item.basis,
      fee: item.fee,
      mode: t(`modes.${content.mode}`),
      promise: t('item.days', { count: item.promisedDays }),
      due: due === null ? '' : `${paperDay(due)}${content.announced ? '' : t('sheet.presumed')}`,
      used: String(used),
    }
  }

  const own = (content: SheetContent) => {
    const { event, errand, mandate, materials, stoppedAt, state } = content
    const day = event === null ? '' : paperDay(dayOf(event.at))
    const text = event?.text ?? ''
    const missing = materials
      .filter((material) => material.missing)
      .map(({ name }) => name)
      .join('、')
    const ended = state === 'terminated' || state === 'not-accepted' ? state : 'completed'
    const exception = event?.exception ?? ''
    const all: { readonly [Kind in Sheet]: Texts<(typeof ownFields)[Kind][number]> } = {
      application: {},
      acceptance: { exception, missing },
      correction: {
        day,
        told: text,
        missing,
        correctUntil:
          event === null || event.until === null
            ? ''
            : `${paperDay(event.until)}${event.untilPresumed ? t('sheet.presumed') : ''}`,
      },
      mandate: {
        powers: mandate?.powers ?? '',
        until: mandate === null ? '' : paperDay(mandate.until),
      },
      custody: {},
      suspension: { day, reason: text },
      resumption: { day, reason: text, stopped: stoppedAt === null ? '' : paperDay(dayOf(stoppedAt)) },
      closing: { day, ending: t(`states.${ended}`), result: text, exception },
      errand: {
        assignee: errand?.assignee ?? '',
        assigneePhone: errand?.assigneePhone ?? '',
        sent: errand === null ? '' : paperTime(errand.dispatchedAt),
        errandAddress: errand?.address ?? '',
        errandPhone: errand?.phone ?? '',
        matter: errand?.matter ?? '',
        errandMaterials: errand?.materials ?? '',
      },
    }
    return all[content.sheet]
  }

  const materialLines = ({ materials }: SheetContent): readonly Texts<(typeof materialFields)[number]>[] =>
    materials.map((material, at) => ({
      row: String(at + 1),
      material: material.name,
      originals: counted(material.receivedOriginals),
      copies: counted(material.receivedCopies),
      verified: counted(material.verifiedOriginals),
      note: material.note,
    }))

  const custodyLines = ({ custody }: SheetContent): readonly Texts<(typeof custodyFields)[number]>[] =>
    custody.map((entry, at) => ({
      row: String(at + 1),
      at: paperTime(entry.at),
      material: entry.material,
      form: t(`forms.${entry.form}`),
      count: String(entry.count),
      movement: t(`movements.${entry.movement}`),
      holder: entry.holder ?? '',
      by: entry.by,
    }))

  const answerLines = ({ answers }: SheetContent): readonly Texts<(typeof answerFields)[number]>[] =>
    answers.map(({ name, value }) => ({ asked: name, answered: value }))

  return (content: SheetContent): FieldValues => ({
    ...plain(content),
    ...own(content),
    ...(content.sheet === 'application' ? { answers: answerLines(content) } : {}),
    materials: materialLines(content),
    custody: custodyLines(content),
  })
}
