/** The rows behind one line of the preview. */
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import { EmptyState, List, Sheet, type Column } from '#app/parts/index'
import type { RegisterPreview } from '../contract'
import type { Group } from './groups'
import { useRegisterWords } from './words'

interface GroupListProps {
  readonly preview: RegisterPreview
  readonly group: Group
  readonly ref: Ref<HTMLDivElement>
}

/** A row or a cell of the list, whatever it is about: its place, its words. */
interface Line {
  readonly key: string
  readonly texts: readonly string[]
}

export function GroupList({ preview, group, ref }: GroupListProps) {
  const { t } = useTranslation('residents')
  const { count } = useRegisterWords()
  const { titles, widths, lines, title, advice } = useLines(preview, group)
  const shown = group.kind === 'changes' ? preview.changes.length : lines.length
  const columns = titles.map((heading, at): Column<Line> => ({
    key: String(at),
    title: heading,
    width: widths[at] ?? '1fr',
    render: ({ texts }) => <span title={texts[at]}>{texts[at]}</span>,
  }))
  return (
    <Sheet grow title={title} remark={advice}>
      {shown < group.count && (
        <p className="register-more text soft">
          {t(`registerFile.more.${group.kind === 'refused' ? 'refused' : 'other'}`, {
            shown: count(shown),
            all: count(group.count),
          })}
        </p>
      )}
      <List
        label={title}
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
        ref={ref}
        empty={<EmptyState>{t('registerFile.nothingToSee')}</EmptyState>}
      />
    </Sheet>
  )
}

/** The group as a table. */
function useLines(
  { refusedRows, warnedRows, changes, newLabels }: RegisterPreview,
  { kind, code }: Group,
): {
  readonly title: string
  readonly advice: string | undefined
  readonly titles: readonly string[]
  readonly widths: readonly string[]
  readonly lines: readonly Line[]
} {
  const { t } = useTranslation('residents')
  const words = useRegisterWords()
  const valueOf = useValueWords()
  const title =
    code === undefined
      ? t(`registerFile.group.${kind}`)
      : (kind === 'refused' ? words.fault : words.warning)(code).reason
  if (kind === 'changes') {
    return {
      title,
      advice: undefined,
      titles: (['row', 'name', 'what', 'before', 'after'] as const).map((key) =>
        t(`registerFile.list.${key}`),
      ),
      widths: ['64px', '110px', '110px', 'minmax(0, 1fr)', 'minmax(0, 1fr)'],
      lines: changes.flatMap(({ row, name, fields }) =>
        fields.map(({ field, before, after }, at) => ({
          key: `${row}:${at}`,
          texts: [
            String(row),
            name,
            toldBy('residents', `registerFile.changed.${field}`),
            valueOf(field, before),
            valueOf(field, after),
          ],
        })),
      ),
    }
  }
  if (kind === 'labels') {
    return {
      title,
      advice: t('registerFile.labelsWhat'),
      titles: (['dictionary', 'label', 'rows'] as const).map((key) => t(`registerFile.list.${key}`)),
      widths: ['120px', 'minmax(0, 1fr)', '120px'],
      lines: newLabels.map(({ dictionary, label, rows }) => ({
        key: `${dictionary}:${label}`,
        texts: [t(`registerFile.dictionary.${dictionary}`), label, words.count(rows)],
      })),
    }
  }
  const wordsOf = kind === 'refused' ? words.fault : words.warning
  const notes = (kind === 'refused' ? refusedRows : warnedRows).filter(
    (note) => code === undefined || note.code === code,
  )
  const whole = code === undefined
  const isOneSheet = new Set(notes.map(({ sheet }) => sheet)).size < 2
  return {
    title,
    advice: code === undefined ? undefined : wordsOf(code).advice,
    titles: (['row', 'cell', 'name', ...(whole ? (['reason', 'advice'] as const) : [])] as const).map((key) =>
      t(`registerFile.list.${key}`),
    ),
    widths: [
      '64px',
      isOneSheet ? '84px' : '150px',
      ...(whole ? ['100px', 'minmax(0, 1fr)', 'minmax(0, 1.6fr)'] : ['minmax(0, 1fr)']),
    ],
    lines: notes.map((note, at) => {
      const { reason, advice } = wordsOf(note.code)
      return {
        key: String(at),
        texts: [
          String(note.row),
          isOneSheet ? note.cell : t('registerFile.list.sheetCell', { sheet: note.sheet, cell: note.cell }),
          note.name,
          ...(whole ? [reason, advice] : []),
        ],
      }
    }),
  }
}

/** Values of closed lists come as their codes. */
function useValueWords(): (field: string, value: string) => string {
  const { t } = useTranslation('residents')
  const lists: Readonly<Record<string, string>> = {
    sex: 'sex',
    id_kind: 'idKind',
    registration: 'registration',
    ethnicity: 'ethnicity',
    status: 'status',
  }
  return (field, value) => {
    const list = lists[field]
    if (value === '') return t('registerFile.list.nothing')
    return list === undefined ? value : toldBy('residents', `${list}.${value}`)
  }
}
