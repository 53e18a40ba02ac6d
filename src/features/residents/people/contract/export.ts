/** The columns of a register that leaves the desk: those by which an import knows them again. */

export const exportColumns = [
  'name',
  'sex',
  'ethnicity',
  'birth',
  'age',
  'id-kind',
  'id-number',
  'phone',
  'estate',
  'building',
  'unit',
  'room',
  'grid',
  'registration',
  'registration-place',
  'relation',
  'emergency-name',
  'emergency-relation',
  'emergency-phone',
  'tags',
  'status',
  'status-since',
  'remark',
] as const
export type ExportColumn = (typeof exportColumns)[number]
