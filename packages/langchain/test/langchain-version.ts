/** The tests run on the lowest version of LangChain's core, see `langchain:lowest` in vitest.config.ts: it knows less than the newest. */
export const isLowestLangChain = process.env['LANGCHAIN_CORE'] === 'lowest';
