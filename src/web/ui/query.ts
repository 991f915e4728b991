/** A query for the server from its known parts: '?q=lua&page=2', or ''. */
export const queryOf = (params: Readonly<Record<string, string | number | boolean | undefined>>): string => {
  const said = Object.entries(params).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString()
  return text && `?${text}`
}
