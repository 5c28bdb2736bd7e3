/** Signs in at the demo's identity provider as a browser would. @returns the session cookie */
export async function signInAs(url: string, login: string): Promise<string> {
  const cookies = new Map<string, string>()
  const go = async (to: string, body?: URLSearchParams) => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const answer = await fetch(new URL(to, url), {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers,
      ...(body ? { body } : {}),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      cookies.set(name, value)
    }
    return answer.headers.get('location')
  }
  let next = await go('/auth/sign-in')
  for (let hops = 0; next && hops < 10; hops++) {
    next = next.includes('/interaction/') ? await go(next, new URLSearchParams({ login })) : await go(next)
  }
  const session = [...cookies].find(([name]) => name === 'parley-dev-session')
  if (!session) throw new Error(`${login} could not sign in.`)
  return session.join('=')
}
