/** 调查记录: who was asked, where and when, and what they said; or one that puts an earlier one right. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { notesContract } from '../contract'
import type { Note } from './note'

interface Values {
  readonly on: string
  readonly place: string
  readonly asked: string
  readonly words: string
  readonly reason: string
}

export function NoteDrawer({
  caseId,
  corrects,
  onClose,
}: {
  readonly caseId: number
  readonly corrects?: Note
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const add = useWrite(desk.mediation.notes.add)
  const correct = useWrite(desk.mediation.notes.correct)
  const contract = corrects === undefined ? notesContract.add : notesContract.correct
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.note:${caseId}:${corrects?.id ?? 'new'}`}
      title={t(corrects === undefined ? 'notes.add' : 'sessions.correct')}
      initial={{
        on: corrects?.on ?? today,
        place: corrects?.place ?? '',
        asked: corrects?.asked ?? '',
        words: corrects?.words ?? '',
        reason: '',
      }}
      schema={contract['~orpc'].inputSchema}
      inputOf={({ reason, ...text }) =>
        corrects === undefined ? { case: caseId, note: text } : { note: corrects.id, reason, text }
      }
      fieldOf={(path) => path.replace(/^(note|text)\./, '')}
      submit={({ reason, ...text }) =>
        corrects === undefined
          ? add.write({ case: caseId, note: text })
          : correct.write({ note: corrects.id, reason, text })
      }
      onDone={() => {
        notify(t('notes.kept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="on" label={t('sessions.on')}>
        <DayInput />
      </Field>
      <Field name="place" label={t('sessions.place')} optional>
        <Input maxLength={60} />
      </Field>
      <Field name="asked" label={t('notes.asked')}>
        <Input maxLength={60} />
      </Field>
      <Field name="words" label={t('notes.words')} hint={t('notes.wordsHint')}>
        <Input.TextArea maxLength={6000} autoSize={{ minRows: 4, maxRows: 14 }} />
      </Field>
      {corrects !== undefined && (
        <Field name="reason" label={t('sessions.correctReason')} hint={t('sessions.correctHint')}>
          <Input maxLength={200} />
        </Field>
      )}
    </MoveDrawer>
  )
}
