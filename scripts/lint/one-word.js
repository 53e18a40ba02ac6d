/** One word for one thing: a look is a kind of procedure, and who reads or writes is said in one place. */
export const oneWord = {
  meta: {
    type: 'problem',
    docs: { description: 'Words that the house uses for one thing are used for no other' },
    schema: [],
    messages: {
      readerOrWriter:
        'Take Reader and Writer from #desk/rpc/call, and call what is narrower by its own name.',
      look: 'A look shows one record and is on record (looksAt, look); say what this does in a word of its own.',
    },
  },
  create(context) {
    const said = (messageId) => (node) => context.report({ node, messageId })
    return {
      ':matches(TSTypeAliasDeclaration, TSInterfaceDeclaration)[id.name=/^(Reader|Writer)$/]':
        said('readerOrWriter'),
      'FunctionDeclaration[id.name="look"]': said('look'),
      'VariableDeclarator[id.name="look"] > :function': said('look'),
      'MethodDefinition[key.name="look"]': said('look'),
      'Property[key.name="look"] > :matches(:function, CallExpression)': said('look'),
      ':matches(TSMethodSignature, TSPropertySignature)[key.name="look"]': said('look'),
    }
  },
}
