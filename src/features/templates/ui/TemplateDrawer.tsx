/** One paper's form: put in, taken out to be changed, taken away; and all that may stand in braces. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { shell, useLong, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, EmptyState, ErrorLine, ErrorState, KeyButton, LoadingLines } from '#app/parts/index'
import type { FormField } from '#work/templates/contract'
import { desk, deskClient } from './client'
import { usePapers, type Paper } from './papers'
import './templates.css'

export default function TemplateDrawer() {
  const { t } = useTranslation('templates')
  const navigate = useNavigate()
  const { paper: asked } = useParams()
  const { rows, loading, error, retry } = usePapers()
  const paper = rows.find((one) => one.paper === asked)
  const close = () => void navigate('/settings/templates')
  if (paper !== undefined) return <Form paper={paper} onClose={close} />
  return (
    <DetailDrawer title={t('title')} onClose={close}>
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {loading && <LoadingLines />}
      {!loading && error === null && <EmptyState>{t('noSuchPaper')}</EmptyState>}
    </DetailDrawer>
  )
}

function Form({ paper: shown, onClose }: { readonly paper: Paper; readonly onClose: () => void }) {
  const { t } = useTranslation('templates')
  const { paper, title, template, fields, unknown } = shown
  const input = useRef<HTMLInputElement>(null)
  const put = useLong(desk.templates.put)
  const removal = useWrite(desk.templates.remove)
  const [error, setError] = useState<unknown>()

  const tried = (work: () => Promise<void>) => {
    setError(undefined)
    work().catch(setError)
  }
  const choose = (file: File) =>
    tried(async () => {
      await put.run({ paper, name: file.name.slice(0, 120), file })
      notify(t('done.put', { title }))
    })
  const sample = () =>
    tried(async () => {
      const { content } = await deskClient.templates.sample({ paper, title, fields: [...fields] })
      await shell.saveFile({ name: `${title} ${t('sample')}.docx`, content })
    })
  const take = () =>
    tried(async () => {
      const { content } = await deskClient.templates.take({ paper })
      await shell.saveFile({ name: template?.name ?? `${title}.docx`, content })
    })
  const remove = () =>
    tried(async () => {
      await removal.write({ paper })
      notify(t('done.removed', { title }))
    })
  return (
    <DetailDrawer
      title={title}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          <KeyButton keys="F4" onPress={sample}>
            {t('takeSample')}
          </KeyButton>
          {template !== undefined && (
            <>
              <KeyButton keys="F8" onPress={take}>
                {t('take')}
              </KeyButton>
              <KeyButton danger pending={removal.pending} onPress={remove}>
                {t('remove')}
              </KeyButton>
            </>
          )}
          <KeyButton primary keys="F2" pending={put.running} onPress={() => input.current?.click()}>
            {t(template === undefined ? 'put' : 'replace')}
          </KeyButton>
        </div>
      }
    >
      <div className="stack">
        <input
          ref={input}
          type="file"
          accept=".docx"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('file')}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            // The same file may be chosen again, after it was changed.
            event.target.value = ''
            if (file !== undefined) choose(file)
          }}
        />
        <p>{template === undefined ? t('ownWhat') : t('formOf', { name: template.name, by: template.by })}</p>
        <ErrorLine error={error} />
        {unknown.length > 0 && (
          <div className="error-line" role="alert">
            <p>{t('unknown')}</p>
            <p>{unknown.map((tag) => `{${tag.split('/').at(-1) ?? ''}}`).join('　')}</p>
          </div>
        )}
        <h3>{t('fields')}</h3>
        <p className="small soft">{t('fieldsHow')}</p>
        <Fields fields={fields} />
      </div>
    </DetailDrawer>
  )
}

function Fields({ fields }: { readonly fields: readonly FormField[] }) {
  const { t } = useTranslation('templates')
  const plain = fields.filter(({ inside }) => inside.length === 0)
  const lists = fields.filter(({ inside }) => inside.length > 0)
  return (
    <>
      <ul className="template-fields">
        {plain.map(({ tag }) => (
          <li key={tag}>{`{${tag}}`}</li>
        ))}
      </ul>
      {lists.map(({ tag, inside }) => (
        <div key={tag}>
          <p className="small soft">{t('listHow', { tag })}</p>
          <ul className="template-fields">
            <li>{`{#${tag}}`}</li>
            {inside.map((name) => (
              <li key={name}>{`{${name}}`}</li>
            ))}
            <li>{`{/${tag}}`}</li>
          </ul>
        </div>
      ))}
    </>
  )
}
