/** Verifies the whole log, with its progress, against what is copied from printed day sheets; below, what was found before. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useLong } from '#app/desk-client/index'
import { desk } from '../client'
import {
  EmptyState,
  ErrorLine,
  KeyButton,
  List,
  Page,
  PageHead,
  ProgressBar,
  Sheet,
  Status,
  When,
  type Column,
} from '#app/parts/index'
import type { LogCheck } from '../../contract'
import { HeadLines } from './HeadLines'
import { blankLine, readLines, type TypedLine } from './typed-heads'
import { VerdictShown, type Found } from './VerdictShown'
import '../audit.css'

export default function VerifyPage() {
  const { t } = useTranslation('audit')
  const [lines, setLines] = useState<readonly TypedLine[]>([blankLine])
  const [faulty, setFaulty] = useState<readonly number[]>([])
  const [found, setFound] = useState<Found>()
  const [paper, setPaper] = useState('')
  const navigate = useNavigate()
  const verify = useLong(desk.audit.verify)
  const begin = () => {
    if (verify.running) return
    const read = readLines(lines)
    setFaulty(read.faulty)
    if (read.faulty.length > 0) return
    setFound(undefined)
    verify
      .run({ heads: [...read.heads], ...(paper.trim() === '' ? {} : { paper }) })
      .then(setFound, () => undefined)
  }
  return (
    <Page
      head={
        <PageHead
          title={t('verify.title')}
          actions={
            <KeyButton primary keys="Ctrl+Enter" pending={verify.running} onPress={begin}>
              {t('verify.submit')}
            </KeyButton>
          }
        />
      }
      columns="minmax(0, 1fr) 430px"
    >
      <Sheet grow label={t('verify.title')}>
        <div className="log-verify">
          <p className="soft">{t('verify.what')}</p>
          <HeadLines
            lines={lines}
            faulty={faulty}
            onChange={(next) => {
              setLines(next)
              setFaulty([])
            }}
          />
          <label className="log-paper-typed">
            <span className="small soft">{t('paper.typed')}</span>
            <Input
              value={paper}
              maxLength={200}
              spellCheck={false}
              autoCapitalize="none"
              placeholder={t('paper.typedExample')}
              onChange={({ target }) => setPaper(target.value)}
            />
          </label>
          <div>
            <KeyButton size="small" onPress={() => void navigate('/audit/paper')}>
              {t('paper.print')}
            </KeyButton>
          </div>
          {verify.running && (
            <ProgressBar stage={t('verify.checking')} progress={verify.progress} onCancel={verify.cancel} />
          )}
          <ErrorLine error={verify.error} />
          {found !== undefined && <VerdictShown {...found} />}
        </div>
      </Sheet>
      <PastChecks />
    </Page>
  )
}

function PastChecks() {
  const { t } = useTranslation('audit')
  const { data } = useQuery(desk.audit.checks.queryOptions({ input: {} }))
  const columns: readonly Column<LogCheck>[] = [
    { key: 'at', title: t('log.when'), width: '136px', render: ({ at }) => <When at={at} /> },
    {
      key: 'found',
      title: t('log.outcome'),
      width: 'minmax(110px, 1fr)',
      render: ({ fault, sequence }) => (
        <Status tone={fault === null ? 'done' : 'late'}>
          {fault === null ? t('verify.sound') : t('verify.faulty', { sequence })}
        </Status>
      ),
    },
    { key: 'by', title: t('log.who'), width: '88px', render: ({ by }) => by },
  ]
  return (
    <Sheet grow title={t('verify.past')}>
      <List
        label={t('verify.past')}
        columns={columns}
        rows={data?.checks ?? []}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t('verify.never')}</EmptyState>}
      />
    </Sheet>
  )
}
