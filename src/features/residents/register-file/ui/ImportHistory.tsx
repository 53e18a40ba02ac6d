/** The imports there have been, latest first, each to be taken back as a whole. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeRows } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { useKeys } from '#app/keys.tsx'
import {
  EmptyState,
  ErrorLine,
  List,
  ProgressBar,
  Sheet,
  Status,
  When,
  type Column,
  type Tone,
} from '#app/parts/index'
import type { ImportRow } from '../contract'
import type { TakeBackImport } from './take-back-import'
import { useRegisterWords } from './words'

const tones: Readonly<Record<ImportRow['state'], Tone>> = {
  running: 'open',
  done: 'done',
  'being-taken-back': 'open',
  'taken-back': 'rest',
}

/** How often an import at work is looked after, in milliseconds. */
const lookAgain = 3_000

export function ImportHistory({ takeBack }: { readonly takeBack: TakeBackImport }) {
  const { t } = useTranslation('residents')
  const { count } = useRegisterWords()
  const query = useQuery({
    ...desk.residents.registerFile.history.queryOptions({ input: {} }),
    refetchInterval: ({ state }) =>
      state.data?.imports.some((one) => one.state === 'running' || one.state === 'being-taken-back') === true
        ? lookAgain
        : false,
  })
  const list = useRef<HTMLDivElement>(null)
  useKeys({ ArrowDown: () => list.current?.focus() })
  const takeBackOf = (one: ImportRow) => {
    if (one.state === 'done') takeBack.ask(one)
  }
  const figure = (key: 'added' | 'changed' | 'unchanged' | 'refused'): Column<ImportRow> => ({
    key,
    title: t(`registerFile.figure.${key}`),
    width: '76px',
    align: 'end',
    render: (one) => count(one[key]),
  })
  const columns: readonly Column<ImportRow>[] = [
    { key: 'at', title: t('registerFile.history.at'), width: '140px', render: (one) => <When at={one.at} /> },
    {
      key: 'file',
      title: t('registerFile.history.file'),
      width: 'minmax(160px, 2fr)',
      render: (one) => one.fileName,
    },
    { key: 'by', title: t('registerFile.history.by'), width: 'minmax(70px, 1fr)', render: (one) => one.by },
    figure('added'),
    figure('changed'),
    figure('unchanged'),
    figure('refused'),
    { key: 'gap', title: '', width: '4px', render: () => null },
    {
      key: 'state',
      title: t('registerFile.history.state'),
      width: '120px',
      render: (one) => <Status tone={tones[one.state]}>{t(`registerFile.state.${one.state}`)}</Status>,
    },
    {
      key: 'take-back',
      title: '',
      width: '110px',
      align: 'end',
      render: (one) =>
        one.state === 'done' && (
          <Button size="small" disabled={takeBack.running} onClick={() => takeBack.ask(one)}>
            {t('registerFile.takeBack.short')}
          </Button>
        ),
    },
  ]
  return (
    <Sheet
      grow
      title={t('registerFile.history.title')}
      aside={
        takeBack.running || query.data?.imports.some(({ state }) => state === 'done') !== true
          ? undefined
          : t('registerFile.history.keys')
      }
    >
      {takeBack.running && (
        <div className="register-strip">
          <ProgressBar stage={t('registerFile.stage.taking-back')} progress={takeBack.progress} />
        </div>
      )}
      {takeBack.error !== undefined && (
        <div className="register-strip">
          <ErrorLine error={takeBack.error} />
        </div>
      )}
      <List
        label={t('registerFile.history.title')}
        columns={columns}
        rows={wholeRows(query, ({ imports }) => imports)}
        rowKey={(one) => one.id}
        rowKeys={{ Delete: takeBackOf }}
        ref={list}
        empty={<EmptyState>{t('registerFile.history.none')}</EmptyState>}
      />
      {takeBack.dialog}
    </Sheet>
  )
}
