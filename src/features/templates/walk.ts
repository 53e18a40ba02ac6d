/** A walk through what forms offer, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { templatesContract } from '#work/templates/contract'

export const walk = featureWalk<{ templates: typeof templatesContract }>({
  async walk({ client: { templates }, say: { text }, sendId, finish }) {
    const paper = 'service-requests.acceptance'
    const fields = [{ tag: '申请人', inside: [] }]
    const { content } = await templates.sample({ paper, title: text, fields })
    await finish(templates.put({ sendId: sendId(), paper, name: 'form.docx', file: content }))
    await templates.list({})
    await templates.take({ paper })
    await templates.filled({ paper, fillings: { 申请人: text } })
    await templates.remove({ sendId: sendId(), paper })
  },

  screens: {
    '/settings/templates': { at: '/settings/templates', shows: '单据模板', main: true },
    '/settings/templates/:paper': {
      at: '/settings/templates/service-requests.acceptance',
      shows: '受理单（回执）',
    },
  },
})
