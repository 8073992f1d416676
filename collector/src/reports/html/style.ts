/** Looks of the page that is one file: wide on the screen, upright on paper, and nothing that only colour tells. */
export const style = `
:root { color-scheme: light; font-family: "Hiragino Sans", "Yu Gothic UI", "Noto Sans JP", "Noto Sans CJK JP", system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; line-height: 1.6; color: #16191d; background: #fff; word-break: auto-phrase; }
header { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between; align-items: start; }
h1 { font-size: 1.6rem; margin: 0; } h1 small { display: block; font-size: 1rem; font-weight: normal; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; border-bottom: 2px solid #16191d; break-after: avoid; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; break-after: avoid; }
.number { color: #414853; } .draft { border: 2px solid #16191d; padding: .1rem .6rem; font-weight: bold; white-space: nowrap; }
.signatures td { width: 6.5rem; height: 4.5rem; text-align: center; vertical-align: middle; border: 1px solid #16191d; }
.signatures th { text-align: center; border: 1px solid #16191d; }
dl { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: .2rem 1rem; margin: .5rem 0; } dt { color: #5f6673; } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; position: relative; } code { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .8125rem; line-height: 1.4; font-variant-numeric: tabular-nums; margin: .5rem 0; }
.signatures { width: auto; }
th, td { padding: .35rem .5rem; text-align: left; vertical-align: top; } tbody { border-bottom: 1px solid #c9ced6; }
thead { border-bottom: 2px solid #16191d; } th { vertical-align: bottom; }
.right { text-align: right; } .whole { white-space: nowrap; } th.whole { white-space: normal; word-break: keep-all; } td small { display: block; color: #5f6673; white-space: pre-line; } .whole small { white-space: pre; }
tr.detail td { padding: 0 .5rem .2rem 2rem; } tr.detail b { font-weight: normal; color: #5f6673; margin-right: .8rem; }
.missing, .note { border-left: 4px solid #a15f00; padding-left: .8rem; }
caption { text-align: left; font-weight: bold; padding: .8rem 0 .2rem; }
.room { border: 1px solid #16191d; min-height: 6rem; padding: .3rem .6rem; }
figure { margin: 1rem 0; }
svg { display: block; width: 100%; height: auto; } .patterns { position: absolute; width: 0; height: 0; } .trend svg { max-width: 44rem; } svg text { font-size: 11px; fill: #16191d; }
@media (max-width: 40rem) {
  header { display: block; } .signatures { margin-top: 1rem; } .signatures td { width: auto; } li, p, td { overflow-wrap: anywhere; } .whole { overflow-wrap: normal; }
  ul { padding-left: 1.2rem; } .scroll table { min-width: 34rem; }
}
@page { size: A4 portrait; margin: 15mm 12mm 15mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); } }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 9pt; } h1 { font-size: 15pt; } h2 { font-size: 11pt; }
  .scroll { overflow: visible; } table { font-size: 7.5pt; } th, td { padding: .8mm 1.2mm; } tbody { break-inside: avoid; } thead { display: table-header-group; }
}
`;
