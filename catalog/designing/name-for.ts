const CYRILLIC: Record<string, string> = Object.fromEntries(
  [
    ...['а a', 'б b', 'в v', 'г g', 'д d', 'е e', 'ё e', 'ж zh', 'з z', 'и i', 'й i', 'к k', 'л l', 'м m', 'н n'],
    ...['о o', 'п p', 'р r', 'с s', 'т t', 'у u', 'ф f', 'х kh', 'ц ts', 'ч ch', 'ш sh', 'щ shch', 'ы y', 'э e'],
    ...['ю yu', 'я ya', 'ь ', 'ъ '],
  ].map((pair) => pair.split(' ') as [string, string]),
)

/** A name for an answer out of its title, such as `dateOfBirth`, that is none of `taken`. */
export function nameFor(title: string, taken: readonly string[]): string {
  const words = spelled(title).match(/[a-z0-9]+/g) ?? []
  const joined = words
    .slice(0, 5)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
  const stem = /^[a-z]/.test(joined) ? joined : `question${joined}`
  // `items` is how the uiSchema names the rows of a list.
  const isFree = (name: string) => !taken.includes(name) && name !== 'items'
  if (isFree(stem)) return stem
  let number = 2
  while (!isFree(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}

/** A short name for an address, such as `dog-registration`. */
export function slugFor(title: string): string {
  const words = spelled(title).match(/[a-z0-9]+/g) ?? []
  const slug = words.join('-').slice(0, 60).replace(/-$/, '')
  return /^[a-z]/.test(slug) ? slug : `service-${slug}`.replace(/-$/, '')
}

const spelled = (title: string) =>
  [
    ...title
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, (mark) => (mark === '\u0306' ? mark : '')),
  ]
    .join('')
    .normalize('NFC')
    .replace(/[а-яё]/g, (letter) => CYRILLIC[letter] ?? '')
