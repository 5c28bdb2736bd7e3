import { fontStack } from './fonts.ts'

/** Looks of a printed document: sober, black on white, legible on a poor copy. Every page carries its number. */
export const pageStyle = (number: string) => `
@page { size: A4; margin: 18mm 20mm 18mm 25mm; font: 8pt ${fontStack};
  @bottom-left { content: ${cssString(number)} } @bottom-right { content: counter(page) ' / ' counter(pages) } }
html { font: 11pt/1.5 ${fontStack}; font-synthesis: none; color: #000 }
body { margin: 0; overflow-wrap: break-word }
.sample { margin: 0 0 6mm; padding: 2mm 3mm; border: 1.5pt dashed #000; font-weight: 700 }
header { border-bottom: 1.5pt solid #000; padding-bottom: 3mm; margin-bottom: 12mm }
.agency { font-weight: 700; font-size: 13pt; margin: 0 }
h1 { font-size: 20pt; line-height: 1.25; margin: 0 0 2mm }
.number { margin: 0 0 9mm }
h2 { font-size: 13pt; margin: 6mm 0 2mm } h3, h4 { font-size: 11pt; margin: 4mm 0 1mm }
h1, h2, h3, h4 { break-after: avoid }
p { margin: 0 0 3.5mm; orphans: 3; widows: 3 }
.subject { font-size: 13pt; margin: 0 0 5mm }
table { width: 100%; border-collapse: collapse; margin: 0 0 5mm }
caption { text-align: start; font-weight: 700; padding: 2mm 0 }
th, td { text-align: start; vertical-align: top; padding: 1.5mm 3mm 1.5mm 0; border-bottom: .5pt solid #777; font-weight: 400 }
thead th { font-weight: 700; border-bottom: 1pt solid #000 }
tr { break-inside: avoid }
dl { display: grid; grid-template-columns: 55mm 1fr; margin: 0 0 5mm }
dt, dd { margin: 0; padding: 1.5mm 3mm 1.5mm 0; border-bottom: .5pt solid #777 }
img { max-width: 100% }
a { color: inherit }
footer { display: flex; gap: 6mm; align-items: center; break-inside: avoid; margin-top: 14mm; padding-top: 4mm; border-top: .5pt solid #000; font-size: 9pt; line-height: 1.4 }
footer img { width: 30mm; height: 30mm; flex: none }
footer > div { min-width: 0; overflow-wrap: anywhere }
footer .seal { flex: 0 0 50mm; box-sizing: border-box; margin: 0; padding: 2mm 1mm; border: 3pt double #000; text-align: center; break-inside: avoid }
footer p { margin: 0 0 1.5mm } footer .question { font-weight: 700 }
`

function cssString(text: string): string {
  return `'${[...text].map((sign) => `\\${sign.codePointAt(0)?.toString(16)} `).join('')}'`
}
