/** What an impostor types in place of a letter, gathered apart from the table that finds it. */
const stead: Record<string, string> = {
  a: 'аαɑàáâãäåāă',
  b: 'ЬƄ',
  c: 'сϲçć',
  d: 'ԁđď',
  e: 'еéèêëēėę',
  g: 'ɡğģ',
  h: 'һհ',
  i: 'іıìíîïl1',
  j: 'јϳ',
  k: 'кκ',
  l: 'ӏ1I|ł',
  m: 'м',
  n: 'ոñńп',
  o: 'оο0օøöôó',
  p: 'рρ',
  r: 'гŕ',
  s: 'ѕ5śşš',
  t: 'тτťţ',
  u: 'υսúùûü',
  v: 'νѵ',
  w: 'ԝѡŵ',
  x: 'хχ',
  y: 'уүýÿ',
  z: 'ʐźżž2',
  A: 'АΑÀÁ',
  B: 'ВΒ8',
  C: 'СϹÇ',
  D: 'Ď',
  E: 'ЕΕÉ',
  L: 'ŁĹ',
  M: 'МΜ',
  N: 'ΝÑ',
  O: 'ОΟ0',
  P: 'РΡ',
  R: 'Ŕ',
  S: 'Ѕ5Ş',
  T: 'ТΤ',
  а: 'aαӑ',
  б: '6',
  в: 'ʙ',
  г: 'rґ',
  е: 'eёє',
  з: '3',
  и: 'йѝ',
  к: 'kκќ',
  м: 'm',
  н: 'ʜң',
  о: 'oο0ө',
  п: 'nπ',
  р: 'pρ',
  с: 'cϲ',
  т: 'tτ',
  у: 'yўү',
  х: 'xχ',
  ч: '4',
  ы: 'ӹ',
  В: 'BΒ',
  М: 'MΜ',
  Н: 'HΗ',
  П: 'Π',
  С: 'CϹ',
}

const invisible = [
  '\u200B',
  '\u200D',
  '\u00AD',
  '\u2060',
  '\u202E',
  '\u2066',
  '\uFEFF',
  '\u180E',
  '\u3164',
  '\u{E0041}',
]
const badges = ['✓', '✔️', '☑', '✅', '🏛', '™', '®', '★', '🛡️', '√', '\uFE0F', '🇰🇬']

/** Names made to be taken for the given one. */
export function lookAlikesOf(name: string): string[] {
  const characters = [...name]
  const at = (index: number, instead: string) => characters.with(index, instead).join('')
  const replaced = characters.flatMap((character, index) => [...(stead[character] ?? '')].map((one) => at(index, one)))
  const throughout = Object.entries(stead).flatMap(([letter, instead]) =>
    name.includes(letter) ? [...instead].slice(0, 2).map((one) => name.replaceAll(letter, one)) : [],
  )
  const middle = Math.floor(name.length / 2)
  const inserted = invisible.map((sign) => name.slice(0, middle) + sign + name.slice(middle))
  const marked = badges.flatMap((badge) => [`${name} ${badge}`, `${badge} ${name}`])
  return [...new Set([...replaced, ...throughout, ...inserted, ...marked, ...spelled(name)])].filter(
    (made) => made !== name,
  )
}

/** The same letters in other forms, cases and spacings, and with small slips. */
function spelled(name: string): string[] {
  const wide = name.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
  const swapped = [...name]
    .with(1, [...name][2] ?? '')
    .with(2, [...name][1] ?? '')
    .join('')
  const closed = [
    name.replaceAll(' ', ''),
    name.replaceAll(' ', '-'),
    name.replaceAll(' ', '  '),
    `${name}.`,
    `«${name}»`,
  ]
  const slips = [
    name.slice(0, -1),
    `${name}s`,
    swapped,
    name.replace('rn', 'm'),
    name.replace('m', 'rn'),
    name.replace('w', 'vv'),
  ]
  return [wide, name.toUpperCase(), name.toLowerCase(), ...closed, ...slips]
}
