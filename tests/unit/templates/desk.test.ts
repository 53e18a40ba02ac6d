/** Forms at a real desk: the manager's to put in, everybody's to fill, and never half replaced. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleForm } from '#features/templates/form'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const paper = 'service-requests.acceptance'
const form = (tag: string) => new Blob([sampleForm('受理单', [{ tag, inside: [] }])])

async function put(file: Blob, of = paper): Promise<unknown> {
  const steps = await desk.client.templates.put({ sendId: newSendId(), paper: of, name: '受理单.docx', file })
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
  }
}

describe('a form of the office', () => {
  it('takes the place of the one before, and is taken out as it was put in', async () => {
    await put(form('申请人'))
    expect(await put(form('事项'))).toEqual({ tags: ['事项'] })
    const { templates } = await desk.client.templates.list({})
    expect(templates).toMatchObject([{ paper, name: '受理单.docx', tags: ['事项'] }])
    const { content } = await desk.client.templates.take({ paper })
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(
      new Uint8Array(await form('事项').arrayBuffer()),
    )
  })

  it('stays when what was to replace it is no form', async () => {
    await put(form('申请人'))
    await expect(put(new Blob(['受理单']))).rejects.toMatchObject({
      data: { code: 'templates.unreadable' },
    })
    expect((await desk.client.templates.list({})).templates).toMatchObject([{ tags: ['申请人'] }])
  })

  it('is of a paper that a feature has declared', async () => {
    await expect(put(form('申请人'), 'service-requests.nothing')).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { code: 'templates.no-such-paper' },
    })
  })

  it('is filled only where there is one', async () => {
    await expect(desk.client.templates.filled({ paper, fillings: {} })).rejects.toMatchObject({
      data: { code: 'templates.none' },
    })
    await put(form('申请人'))
    await desk.client.templates.remove({ sendId: newSendId(), paper })
    await expect(desk.client.templates.take({ paper })).rejects.toMatchObject({
      data: { code: 'templates.none' },
    })
  })
})
