/** What an office's own form may have in braces: the names, in the order in which a sample shows them. */
import type { PaperField, PaperOffer, PaperVariant } from '#app/feature'
import { toldBy } from '#app/i18n/index'
import { deskClient } from '../../ui/client'
import { sheets, type Sheet } from '../../requests/contract/words'

export const plainFields = [
  'office',
  'number',
  'printedDay',
  'printedBy',
  'handler',
  'opened',
  'applicant',
  'idNumber',
  'phone',
  'address',
  'grid',
  'agent',
  'agentRelation',
  'agentIdNumber',
  'agentPhone',
  'item',
  'basis',
  'fee',
  'mode',
  'promise',
  'due',
  'used',
] as const

export const materialFields = ['row', 'material', 'originals', 'copies', 'verified', 'note'] as const
export const custodyFields = ['row', 'at', 'material', 'form', 'count', 'movement', 'holder', 'by'] as const

/** What stands on one kind of paper alone. */
export const ownFields = {
  application: [],
  acceptance: ['exception', 'missing'],
  correction: ['day', 'told', 'missing', 'correctUntil'],
  mandate: ['powers', 'until'],
  custody: [],
  suspension: ['day', 'reason'],
  resumption: ['day', 'reason', 'stopped'],
  closing: ['day', 'ending', 'result', 'exception'],
  errand: ['assignee', 'assigneePhone', 'sent', 'errandAddress', 'errandPhone', 'matter', 'errandMaterials'],
} as const satisfies Readonly<Record<Sheet, readonly string[]>>

const lists: readonly PaperField[] = [
  { list: 'materials', inside: materialFields },
  { list: 'custody', inside: custodyFields },
]

/** Of the application form: what it asks in a list; each line also stands by its own name. */
export const answerFields = ['asked', 'answered'] as const

export const paperOffers: readonly PaperOffer[] = sheets.map((sheet) => ({
  paper: sheet,
  label: `sheets.${sheet}`,
  permission: 'settings.read',
  fields: [
    ...plainFields,
    ...ownFields[sheet],
    ...(sheet === 'application' ? [{ list: 'answers', inside: answerFields }] : []),
    ...lists,
  ],
  ...(sheet === 'application' ? { variants: applicationForms } : {}),
}))

/** Each item that asks something has an application form of its own. */
async function applicationForms(): Promise<readonly PaperVariant[]> {
  const { items } = await deskClient.serviceRequests.items.list({ withdrawn: false })
  return items
    .filter(({ asks }) => asks.length > 0)
    .map(({ code, name, asks }) => ({
      variant: code,
      title: toldBy('service-requests', 'applications.paperOf', { item: name }),
      named: asks,
    }))
}
