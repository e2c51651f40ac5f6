/** Fields of a token endpoint's answer that can sign somebody in, except the access token, which the login has.
 *  Sources: RFC 6749, section 5.1; OpenID Connect Core, 3.1.3.3. */
const SECRET_NAMES = ['refresh_token', 'id_token'] as const

/** Finds the secrets in an answer of a token endpoint, whether the answer is usable or not. */
export function answeredSecrets(text: string): readonly string[] {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null) return []
    const values = new Map<string, unknown>(Object.entries(answer))
    return SECRET_NAMES.map((name) => values.get(name)).filter((value) => typeof value === 'string')
  } catch {
    return []
  }
}
