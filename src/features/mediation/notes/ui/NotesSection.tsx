/** 调查记录、保证书、悔过书 on the case: who was asked and said what; what somebody put their hand to. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day, ErrorState, KeyButton, LoadingLines } from '#app/parts/index'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import type { Note } from './note'
import { NoteDrawer } from './NoteDrawer'
import { PledgeDrawer } from './PledgeDrawer'

type Doing = { readonly what: 'note' | 'pledge' } | { readonly what: 'correct'; readonly note: Note }

export function NotesSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useQuery(
    desk.mediation.notes.list.queryOptions({ input: { case: caseId } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={3} />
  const { notes, pledges, parties, mayAdd } = data
  const nameOf = (party: number) => parties.find(({ id }) => id === party)?.name ?? ''
  const close = () => setDoing(undefined)
  const shut = mayAdd ? undefined : t('notes.shut')
  return (
    <Section
      title={t('notes.title')}
      actions={
        <>
          <KeyButton size="small" refusedBecause={shut} onPress={() => setDoing({ what: 'pledge' })}>
            {t('notes.pledge')}
          </KeyButton>
          <KeyButton size="small" refusedBecause={shut} onPress={() => setDoing({ what: 'note' })}>
            {t('notes.add')}
          </KeyButton>
        </>
      }
    >
      {notes.length + pledges.length === 0 && <p className="soft">{t('notes.none')}</p>}
      {notes.map((note) => (
        <div
          key={note.id}
          className={note.isCorrected ? 'mediation-session taken-back' : 'mediation-session'}
        >
          <div className="mediation-session-when">
            <b>
              <Day day={note.on} />
            </b>
            <span className="small soft">{note.place}</span>
            <span className="small soft">{note.by}</span>
          </div>
          <div>
            <p className="small">
              <b>{note.asked}</b> {note.words}
            </p>
            {note.reason !== '' && (
              <p className="small soft">{t('sessions.correctedFor', { reason: note.reason })}</p>
            )}
            {!note.isCorrected && mayAdd && (
              <button
                type="button"
                className="link small"
                onClick={() => setDoing({ what: 'correct', note })}
              >
                {t('sessions.correct')}
              </button>
            )}
          </div>
        </div>
      ))}
      {pledges.map(({ id, kind, party, on, words, by }) => (
        <div key={`pledge ${String(id)}`} className="mediation-session">
          <div className="mediation-session-when">
            <b>{on === null ? t('agreements.noDay') : <Day day={on} />}</b>
            <span className="small soft">{by}</span>
          </div>
          <p className="small">
            <b>
              {t(`notes.pledgeKinds.${kind}`)} {nameOf(party)}
            </b>{' '}
            {words}
          </p>
        </div>
      ))}
      {doing?.what === 'note' && <NoteDrawer caseId={caseId} onClose={close} />}
      {doing?.what === 'correct' && <NoteDrawer caseId={caseId} corrects={doing.note} onClose={close} />}
      {doing?.what === 'pledge' && <PledgeDrawer caseId={caseId} parties={parties} onClose={close} />}
    </Section>
  )
}
