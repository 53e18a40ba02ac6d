/** What a register's header says by itself, before anybody has corrected it on the screen. */
import type { Mapping } from '#features/residents/register-file/rules/columns'
import type { RegisterField } from '#features/residents/register-file/contract'
import type { Header } from '#work/workbook/rules/columns'

export const mappingOf = (header: Header<RegisterField>): Mapping =>
  Object.fromEntries(
    header.columns.flatMap(({ column, field }) =>
      field === null || field === undefined ? [] : [[field, column]],
    ),
  )
