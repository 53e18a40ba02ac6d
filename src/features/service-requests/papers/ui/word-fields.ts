/** What an office's own form may have in braces: the names, in the order in which a sample shows them. */
import type { PaperField, PaperOffer } from '#app/feature'
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

export const paperOffers: readonly PaperOffer[] = sheets.map((sheet) => ({
  paper: sheet,
  label: `sheets.${sheet}`,
  permission: 'settings.read',
  fields: [...plainFields, ...ownFields[sheet], ...lists],
}))
