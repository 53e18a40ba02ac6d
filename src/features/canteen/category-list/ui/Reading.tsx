/** How the list is read: its sheet, its columns, the category of all where it has none for each, what its words mean. */
import { AutoComplete, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { UnreadSheets } from '#app/parts/index'
import { Labelled } from '../../ui/Labelled'
import { listFields, type ListDifference, type ListField, type ListInspection } from '../contract'
import { readingOf, sheetOf, type Read } from './reading-of'

export interface ReadingProps {
  readonly inspection: ListInspection
  readonly read: Read
  /** As the desk found them in the list. */
  readonly words: ListDifference['words']
  readonly onRead: (read: Read) => void
}

/** Stands for "means nothing here" among the categories of a choice: no category is called so. */
const leftOut = '\u0000'

export function Reading({ inspection, read, words, onRead }: ReadingProps) {
  const { t } = useTranslation('canteen')
  const sheet = sheetOf(inspection, read.sheet)
  const withHeader = inspection.sheets.filter(({ headerRow }) => headerRow !== null)
  const mean = (field: ListField, column: number | undefined) => {
    const others = [...read.columns].filter(([other, at]) => other !== field && at !== column)
    onRead({ ...read, columns: new Map(column === undefined ? others : [...others, [field, column]]) })
  }
  const onList = new Set(words.flatMap(({ category }) => category ?? []))
  const absent = inspection.known.filter((name) => !onList.has(name) && name !== read.category.trim())
  return (
    <>
      <UnreadSheets sheets={inspection.sheets} />
      {withHeader.length > 1 && (
        <Labelled label={t('categoryList.sheet')}>
          <Select
            aria-label={t('categoryList.sheet')}
            value={read.sheet}
            options={withHeader.map(({ index, name, hidden, rows }) => ({
              value: index,
              label: t(hidden ? 'categoryList.hiddenSheetRows' : 'categoryList.sheetRows', {
                name,
                count: rows,
              }),
            }))}
            onChange={(index) => onRead({ ...readingOf(inspection, index, read.day), day: read.day })}
          />
        </Labelled>
      )}
      <div className="category-list-columns">
        {listFields.map((field) => (
          <Labelled key={field} label={t(`categoryList.fields.${field}`)}>
            <Select
              allowClear
              aria-label={t('categoryList.columnOf', { field: t(`categoryList.fields.${field}`) })}
              placeholder={t('categoryList.noColumn')}
              value={read.columns.get(field) ?? null}
              options={(sheet?.columns ?? []).map(({ column, letters, header, samples }) => ({
                value: column,
                label: `${letters} ${header}`,
                title: samples.join(t('listSeparator', { ns: 'app' })),
              }))}
              onChange={(column: number | null | undefined) => mean(field, column ?? undefined)}
            />
          </Labelled>
        ))}
      </div>
      {!read.columns.has('category') && (
        <Labelled label={t('categoryList.allAre')}>
          <AutoComplete
            aria-label={t('categoryList.allAre')}
            value={read.category}
            options={inspection.known.map((value) => ({ value }))}
            onChange={(category: string) => onRead({ ...read, category })}
          />
        </Labelled>
      )}
      {read.columns.has('category') && words.length > 0 && (
        <div className="category-list-columns" role="group" aria-label={t('categoryList.words')}>
          {words.map(({ word, rows, category }) => (
            <Labelled key={word} label={t('categoryList.word', { word, count: rows })}>
              <Select<string>
                aria-label={t('categoryList.meaningOf', { word })}
                placeholder={t('categoryList.sayMeaning')}
                showSearch={{ optionFilterProp: 'label' }}
                value={read.words.get(word) === null ? leftOut : (read.words.get(word) ?? category)}
                options={[...new Set([...inspection.known, word])]
                  .map((value) => ({ value, label: value }))
                  .concat({ value: leftOut, label: t('categoryList.leftOut') })}
                onChange={(value) =>
                  onRead({
                    ...read,
                    words: new Map([...read.words, [word, value === leftOut ? null : value]]),
                  })
                }
              />
            </Labelled>
          ))}
        </div>
      )}
      {absent.length > 0 && (
        <Labelled label={t('categoryList.alsoWhole')}>
          <Checkbox.Group
            options={absent}
            value={[...read.alsoWhole]}
            onChange={(alsoWhole) => onRead({ ...read, alsoWhole })}
          />
        </Labelled>
      )}
    </>
  )
}
