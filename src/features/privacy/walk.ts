/** A walk through the rights of the person, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { serviceRequestsContract } from '#features/service-requests/contract'
import type { privacyContract } from './contract/index'

const received = '2026-11-23'
const page = { limit: 50 }

export const walk = featureWalk<{
  privacy: typeof privacyContract
  serviceRequests: typeof serviceRequestsContract
}>({
  async walk({
    client: { privacy, serviceRequests },
    say: { text, name },
    resident,
    sendId,
    finish,
    picture,
  }) {
    const { requests } = privacy
    const begin = { step: 'begin' } as const
    const asked = async (kind: 'access' | 'erasure') => {
      const { id: residentId } = await resident()
      await requests.mayAsk({ residentId, by: 'agent', received })
      const taken = { residentId, kind, by: 'agent', byName: name, words: text, received } as const
      const { id } = await requests.receive({ sendId: sendId(), ...taken })
      await requests.step({ sendId: sendId(), id, step: begin })
      return { id, residentId }
    }
    const access = await asked('access')
    await requests.reveal({ id: access.id, field: 'words', reason: { code: 'verify-identity', note: '' } })
    const opened = await serviceRequests.open({
      sendId: sendId(),
      residentId: access.residentId,
      itemId: 1,
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: [],
      note: '',
      then: { kind: 'keep' },
    })
    const paper = { name: text.slice(0, 60), form: 'copy', count: 1, required: false, note: '' } as const
    const added = await serviceRequests.addMaterial({ sendId: sendId(), id: opened.id, ...paper })
    const scan = { file: picture(text), thumbnail: picture(''), pages: 1 }
    await serviceRequests.scans.attach({ sendId: sendId(), id: opened.id, ...added, ...scan })
    const copied = await requests.copy({ id: access.id })
    await requests.copyFile({ id: access.id, file: copied.files[0]?.id ?? 0 })
    const erased = await asked('erasure')
    const { plan } = await requests.get({ id: erased.id })
    await requests.erase({ sendId: sendId(), id: erased.id, kept: plan?.kept ?? 0 })
    const locked = await asked('erasure')
    await requests.lock({ sendId: sendId(), id: locked.id, text })
    await privacy.locked.list({})
    await privacy.locked.unlock({ sendId: sendId(), id: locked.residentId, text })
    await requests.list(page)
    await requests.counts({})
    await privacy.consents.list({ kind: 'given', ...page })
    await privacy.retention.due({})
    await privacy.retention.confirm({ sendId: sendId(), kind: 'visits.visits' })
    const breach = {
      found: '2026-11-20',
      what: text,
      data: text,
      people: 4,
      cause: '',
      harm: '',
      measures: '',
      authority: '',
      reported: null,
      told: 'not-yet',
      toldDay: null,
      toldNote: '',
    } as const
    await privacy.breaches.keep({ sendId: sendId(), breach })
    await privacy.breaches.list({})
    const register = { register: 'breaches', purpose: text, words: {} } as const
    await finish(privacy.exportRegister({ sendId: sendId(), ...register }))
    await privacy.exports.list(page)
    const limits = await privacy.reading.limits({})
    await privacy.reading.setLimits({ sendId: sendId(), limits })
    const { settings } = await privacy.settings({})
    await privacy.saveSettings({ sendId: sendId(), settings })
  },

  async plant({ client: { privacy }, sendId }, { residentId, at, isProtected }) {
    const asked = await privacy.requests.receive({
      sendId: sendId(),
      residentId,
      kind: 'correction',
      by: 'agent',
      byName: `李明1672759164${at}`,
      words: `号码改成1682759164${at}`,
      received,
      ...(isProtected && { despite: '受本人委托' }),
    })
    const text = `已告知，回电1692759164${at}`
    for (const step of [{ step: 'begin' }, { step: 'refuse', text }] as const) {
      await privacy.requests.step({ sendId: sendId(), id: asked.id, step })
    }
    return [167, 168, 169].map((digits) => ({
      value: `${digits}2759164${at}`,
      kinds: ['typed-number'] as const,
    }))
  },

  movesTheGround: ['requests.receive', 'requests.step', 'breaches.keep', 'saveSettings'],

  screens: {
    '/privacy': { at: '/privacy', shows: '居民的请求' },
    '/privacy/requests': { at: '/privacy/requests', shows: '居民的请求' },
    '/privacy/requests/new': { at: '/privacy/requests/new?resident={resident}', shows: '登记个人信息请求' },
    '/privacy/requests/:privacyRequestId': { at: '/privacy/requests/6', shows: /信-2026-0006/ },
    '/privacy/requests/:privacyRequestId/receipt': {
      at: '/privacy/requests/6/receipt',
      shows: /回执/,
      papers: ['/privacy/requests/6/receipt'],
    },
    '/privacy/requests/:privacyRequestId/copy': {
      at: '/privacy/requests/5/copy',
      shows: /个人信息查阅件/,
      papers: ['/privacy/requests/5/copy'],
    },
    '/privacy/consents': { at: '/privacy/consents', shows: '同意登记' },
    '/privacy/due': { at: '/privacy/due', shows: '到期清理' },
    '/privacy/locked': { at: '/privacy/locked', shows: '已封存' },
    '/privacy/breaches': { at: '/privacy/breaches', shows: '泄露事件' },
    '/privacy/breaches/new': { at: '/privacy/breaches/new', shows: '登记事件' },
    '/privacy/breaches/:breachId': { at: '/privacy/breaches/1', shows: '泄露事件' },
    '/privacy/exports': { at: '/privacy/exports', shows: '导出记录' },
    '/privacy/reading': { at: '/privacy/reading', shows: '查阅限度' },
    '/privacy/periods': { at: '/privacy/periods', shows: '保存期限' },
  },
})
