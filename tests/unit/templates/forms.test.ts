/** Forms in Word: whatever an office writes into them, what is known stands in them and nothing else happens. */
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { filledForm, NotAForm, ReachesOut, sampleForm, tagsOf } from '#features/templates/form'

/** A sample with another text in its body, as an office that writes its own. */
async function formWith(body: string, more: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(sampleForm('受理单', []))
  const document = (await archive.file('word/document.xml')?.async('string')) ?? ''
  archive.file('word/document.xml', document.replace('<w:sectPr>', `${body}<w:sectPr>`))
  for (const [path, content] of Object.entries(more)) archive.file(path, content)
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

const paragraph = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`

/** What a filled form says, paragraph by paragraph and cell by cell. */
async function textsIn(form: Uint8Array, part = 'word/document.xml'): Promise<readonly string[]> {
  const archive = await JSZip.loadAsync(form)
  const document = (await archive.file(part)?.async('string')) ?? ''
  return [...document.matchAll(/<w:p>(.*?)<\/w:p>|<w:p [^>]*>(.*?)<\/w:p>/gs)].map(([paragraphXml]) =>
    [...paragraphXml.matchAll(/<w:t[^>]*>(.*?)<\/w:t>|<w:br\/>/gs)].map(([, text = '\n']) => text).join(''),
  )
}

const refusal = (form: Uint8Array): Promise<unknown> =>
  tagsOf(form).then(
    () => null,
    (error: unknown) => error,
  )

describe('a form', () => {
  it('begins as a sample that holds every field, with its lists', async () => {
    const sample = sampleForm('受理单', [
      { tag: '申请人', inside: [] },
      { tag: '材料清单', inside: ['序号', '材料'] },
    ])
    expect(await tagsOf(sample)).toEqual(['申请人', '材料清单', '材料清单/序号', '材料清单/材料'])
    const filled = filledForm(sample, {
      申请人: '王秀英',
      材料清单: [
        { 序号: '1', 材料: '身份证' },
        { 序号: '2', 材料: '户口簿' },
      ],
    })
    const texts = await textsIn(filled)
    expect(texts).toEqual(expect.arrayContaining(['受理单', '王秀英', '身份证', '户口簿']))
    expect(texts.indexOf('身份证')).toBeLessThan(texts.indexOf('户口簿'))
    expect(texts.join('')).not.toContain('{')
  })

  it('with an empty list keeps the head of its table and has no line', async () => {
    const sample = sampleForm('受理单', [{ tag: '材料清单', inside: ['序号', '材料'] }])
    const texts = await textsIn(filledForm(sample, { 材料清单: [] }))
    expect(texts.filter((text) => text === '序号' || text === '材料')).toEqual(['序号', '材料'])
    expect(texts.join('')).not.toContain('{')
  })

  it('is found its names in although Word has cut them in pieces', async () => {
    const form = await formWith(paragraph('兹有{申', '请', '人}前来'))
    expect(await tagsOf(form)).toEqual(['申请人'])
    expect(await textsIn(filledForm(form, { 申请人: '王秀英' }))).toContain('兹有王秀英前来')
  })

  it('shows a name that nobody knows as it stands, and an empty one as nothing', async () => {
    const form = await formWith(paragraph('{申请人}、{申请入}'))
    expect(await textsIn(filledForm(form, { 申请人: '' }))).toContain('、{申请入}')
  })

  it.each(['constructor', '__proto__', 'toString', 'a.b', '申请人.length', '1+1'])(
    'takes {%s} for a name and for nothing else',
    async (name) => {
      const form = await formWith(paragraph(`{${name}}`))
      expect(await textsIn(filledForm(form, { 申请人: '王秀英' }))).toContain(`{${name}}`)
    },
  )

  it('puts in what it is given as text: no field, no mark of Word comes out of it', async () => {
    const form = await formWith(paragraph('{申请人}'))
    const hostile = '{电话}</w:t><w:t>&"<1>'
    const texts = await textsIn(filledForm(form, { 申请人: hostile, 电话: '13800000000' }))
    expect(texts).toContain('{电话}&lt;/w:t&gt;&lt;w:t&gt;&amp;&quot;&lt;1&gt;')
    expect(texts.join('')).not.toContain('13800000000')
  })

  it('breaks lines where the text does', async () => {
    const form = await formWith(paragraph('{告知内容}'))
    expect(await textsIn(filledForm(form, { 告知内容: '一、身份证\n二、户口簿' }))).toContain(
      '一、身份证\n二、户口簿',
    )
  })
})

describe('a form that reaches out when its paper is opened', () => {
  const relationship = (type: string, target: string) =>
    `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`
  const rels = 'word/_rels/settings.xml.rels'
  const field = (...codes: readonly string[]) =>
    `<w:p>${codes.map((code) => `<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>`).join('')}</w:p>`

  it.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'a template on the network',
      '',
      { [rels]: relationship('attachedTemplate', 'https://a.example/t.dotm') },
    ],
    ['a template on a share', '', { [rels]: relationship('attachedTemplate', 'file://share/t.dotm') }],
    ['a picture from elsewhere', '', { [rels]: relationship('image', 'http://a.example/{身份证号}.png') }],
    [
      'a template whose words are hidden',
      '',
      { [rels]: relationship('attachedTemplate', 'https://a.example').replace('External', 'Ex&#116;ernal') },
    ],
    [
      'a template named in capitals',
      '',
      { 'word/_rels/settings.xml.RELS': relationship('attachedTemplate', 'https://a.example/t.dotm') },
    ],
    [
      'a template with a mark of its own in its address',
      '',
      { [rels]: relationship('attachedTemplate', 'https://a.example/t.dotm?&gt;').replace('&gt;', '>') },
    ],
    [
      'a template that calls itself a link',
      '',
      {
        [rels]: relationship('attachedTemplate', 'X').replace(
          '"X"',
          `'http://a.example/t.dotm?Type="a/hyperlink"'`,
        ),
      },
    ],
    ['a part in another encoding', '', { 'word/more.xml': '<?xml version="1.0" encoding="UTF-16"?><w:p/>' }],
    [
      'a field in a part of any name',
      '',
      { 'word/more.bin': field(' INCLUDETEXT "\\\\\\\\share\\\\a.docx" ') },
    ],
    ['a macro', '', { 'word/vbaProject.bin': 'x' }],
    ['an object of another program', '', { 'word/embeddings/oleObject1.bin': 'x' }],
    ['a field that starts a program, in pieces', field(' DD', 'EAUTO c:\\\\x.exe '), {}],
    ['a field that fetches', field(' INCLUDEPICTURE "http://a.example/{姓名}" '), {}],
    [
      'a field that fetches after much else',
      field(` INCLUDEPICTURE ${' '.repeat(60)}\\\\* MERGEFORMAT "http://a.example/a.png" `),
      {},
    ],
  ])('is refused: %s', async (_what, body, more) => {
    expect(await refusal(await formWith(body, more))).toBeInstanceOf(ReachesOut)
  })

  it('is none with a link to click, a template of one’s own disk, a page number', async () => {
    const more = { [rels]: relationship('attachedTemplate', 'file:///C:\\Users\\wang\\Normal.dotm') }
    expect(await refusal(await formWith(field(' PAGE ', ' HYPERLINK "https://a.example" '), more))).toBeNull()
    const link = { 'word/_rels/a.rels': relationship('hyperlink', 'https://a.example') }
    expect(await refusal(await formWith('', link))).toBeNull()
  })
})

describe('what is no form', () => {
  it.each([
    ['an empty file', new Uint8Array(1)],
    ['a text', new TextEncoder().encode('受理单 {申请人}')],
    ['an old Word file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('is refused: %s', async (_what, bytes) => {
    expect(await refusal(bytes)).toMatchObject({ name: 'NotAForm', at: null })
  })

  it('is an archive that holds no document', async () => {
    const archive = new JSZip().file('xl/workbook.xml', '<workbook/>')
    expect(await refusal(await archive.generateAsync({ type: 'uint8array' }))).toBeInstanceOf(NotAForm)
  })

  it('is an archive that unpacks to more than a form holds', async () => {
    const form = await formWith('', { 'word/media/image1.bmp': '0'.repeat(17 * 1024 * 1024) })
    expect(form.length).toBeLessThan(200_000)
    expect(await refusal(form)).toBeInstanceOf(NotAForm)
  })

  it.each([
    ['a brace that is not closed', '{申请人', '申请人'],
    ['a list that does not end', '{#材料清单}{材料}', '材料清单'],
    ['a list that does not begin', '{材料}{/材料清单}', '材料清单'],
  ])('is told with its place: %s', async (_what, text, at) => {
    const error = await refusal(await formWith(paragraph(text)))
    expect(error).toBeInstanceOf(NotAForm)
    expect(String(error)).toContain(at)
  })
})
