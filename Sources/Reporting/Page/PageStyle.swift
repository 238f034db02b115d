/// The look of a report: dense and calm, with the system's fonts, dark or light as the reader has it.
enum PageStyle {
    static let text = #"""
        :root {
          color-scheme: light dark;
          --ground: #ffffff; --raised: #f6f7f9; --line: #d9dde3; --text: #1d2229; --faint: #646d7a; --link: #0b5cad;
          --add: #156f38; --add-ground: #e9f7ee; --add-mark: #aee5c0;
          --cut: #b02525; --cut-ground: #fdeeee; --cut-mark: #f8c0c0;
          --alter: #8a5800; --alter-ground: #fdf5e2;
          --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171b; --raised: #1c2026; --line: #343a43; --text: #e2e6eb; --faint: #98a2af; --link: #7db8f5;
            --add: #6fd08f; --add-ground: #12281b; --add-mark: #1f5a34;
            --cut: #ff9494; --cut-ground: #331a1b; --cut-mark: #762b2d;
            --alter: #e8b552; --alter-ground: #2d2513;
          }
        }
        * { box-sizing: border-box; }
        [hidden] { display: none !important; }
        body { margin: 0; background: var(--ground); color: var(--text); font: 14px/1.45 var(--sans); overflow-wrap: anywhere; }
        code { font: 12.5px/1.5 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; unicode-bidi: isolate; }
        h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
        ul { list-style: none; }
        a { color: var(--link); }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 1px; border-radius: 3px; }
        .skip { position: absolute; left: -9999px; }
        .skip:focus { left: 8px; top: 8px; z-index: 3; padding: 4px 8px; background: var(--ground); }

        .top { position: sticky; top: 0; z-index: 2; padding: 10px 20px 8px; background: var(--ground); border-bottom: 1px solid var(--line); }
        h1 { font-size: 17px; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; }
        h1 code { font-size: 15px; }
        .subject { color: var(--faint); font-weight: 400; }
        .arrow { color: var(--faint); }
        .totals { display: flex; flex-wrap: wrap; gap: 0 16px; margin-top: 2px; color: var(--faint); }
        .totals strong { font-variant-numeric: tabular-nums; }
        .tally.create strong, .side .create { color: var(--add); }
        .tally.update strong, .side .update { color: var(--alter); }
        .tally.delete strong, .side .delete { color: var(--cut); }
        .totals .stop { color: var(--cut); font-weight: 600; }
        .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-top: 8px; }
        html:not([data-ready]) .tools, html:not([data-ready]) input { display: none; }
        .find span { position: absolute; left: -9999px; }
        .find { flex: 0 1 260px; }
        input[type=search] { width: 100%; padding: 4px 8px; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 5px; }
        .chips { display: contents; }
        .chip, button { padding: 3px 9px; font: inherit; font-size: 13px; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 5px; cursor: pointer; }
        .chip { font-variant-numeric: tabular-nums; }
        .chip:has(:checked) { border-color: currentColor; background: var(--ground); }
        .chip.create { color: var(--add); } .chip.update { color: var(--alter); } .chip.delete { color: var(--cut); }
        .chip input, .side input { margin: 0; vertical-align: -1px; accent-color: var(--link); }
        button:hover, .chip:hover { border-color: var(--faint); }
        #shown { color: var(--faint); }
        .keys { margin-left: auto; color: var(--faint); font-size: 12px; }

        .page { display: grid; grid-template-columns: minmax(190px, 270px) minmax(0, 1fr); }
        .side { position: sticky; top: 120px; align-self: start; max-height: calc(100vh - 130px); overflow: auto; padding: 14px 8px 20px 20px; }
        .side h2 { margin: 0 0 4px; font-size: 12px; color: var(--faint); font-weight: 600; }
        .side label { display: flex; gap: 6px; align-items: baseline; padding: 2px 4px; border-radius: 4px; cursor: pointer; }
        .side label:hover { background: var(--raised); }
        .side .name { flex: 1; min-width: 0; overflow-wrap: anywhere; font-size: 12.5px; }
        .counts { white-space: nowrap; font: 12px var(--mono); }
        main { min-width: 0; padding: 14px 20px 60px 12px; outline: none; }

        .facts { display: flex; flex-wrap: wrap; gap: 6px 24px; margin-bottom: 12px; padding: 10px 12px; background: var(--raised); border: 1px solid var(--line); border-radius: 6px; }
        .facts dt { font-size: 12px; color: var(--faint); }
        .facts dd { overflow-wrap: anywhere; }
        .notices { margin: 0 0 12px; padding: 8px 12px; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 6px; }
        .notices.urgent { border-left-color: var(--alter); }
        .notices:has(.stop) { border-left-color: var(--cut); background: var(--cut-ground); }
        .notices.losses { border-left-color: var(--cut); }
        .notices.losses strong { color: var(--cut); }
        .loss { display: inline-block; margin-right: 16px; }
        .notices h2 { font-size: 14px; margin-bottom: 2px; }
        .notices li { padding: 1px 0; overflow-wrap: anywhere; }
        .notices strong { color: var(--alter); }
        .notices .stop strong { color: var(--cut); }
        .notices summary { color: var(--faint); cursor: pointer; }
        .chart { margin-bottom: 14px; }
        .chart svg { display: block; width: 100%; height: 90px; max-width: 1100px; }
        .chart figcaption { font-size: 12px; color: var(--faint); }
        .chart .create { fill: var(--add); } .chart .update { fill: var(--alter); } .chart .delete { fill: var(--cut); }
        .chart .ground { fill: var(--line); }

        .group { margin: 18px 0 0; }
        .group > h2 { margin: 0 0 6px; font-size: 15px; overflow-wrap: anywhere; scroll-margin-top: 130px; }
        .beside { display: flex; flex-wrap: wrap; gap: 0 16px; margin: -4px 0 6px; font-size: 12px; color: var(--faint); }
        h2 .first:not(:only-of-type)::after { content: " /"; }
        h2 .first, h2 small { color: var(--faint); font-weight: 400; }
        .change { scroll-margin-top: 130px; scroll-margin-bottom: 20px; }
        details.change { margin: 0 0 6px; border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px; content-visibility: auto; contain-intrinsic-size: auto 90px; }
        .change.create { border-left-color: var(--add); } .change.update { border-left-color: var(--alter); } .change.delete { border-left-color: var(--cut); }
        details.change > summary { padding: 4px 10px; background: var(--raised); border-radius: 0 5px 5px 0; cursor: pointer; overflow-wrap: anywhere; }
        details.change > summary::marker { color: var(--faint); }
        .mark { display: inline-block; min-width: 1.1em; font: 700 14px var(--mono); text-align: center; }
        .create .mark { color: var(--add); } .update .mark { color: var(--alter); } .delete .mark { color: var(--cut); }
        .named { font-weight: 600; }
        .named .known { color: var(--faint); font-weight: 400; }
        .address { margin-left: 6px; font-size: 11px; color: var(--faint); }
        .change.delete > summary .named, .change.delete.bare > .named, .change.delete th .named { text-decoration: line-through; text-decoration-color: var(--cut); }
        .inside { padding: 4px 10px 4px 24px; }
        .sentence { margin-bottom: 10px; font-size: 16px; overflow-wrap: anywhere; }
        .next { margin-bottom: 12px; } .next code { padding: 2px 6px; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; user-select: all; }
        .made { margin-top: 24px; font-size: 12px; color: var(--faint); }
        .told { padding: 4px 10px; overflow-wrap: anywhere; } .told p + p { margin-top: 2px; }
        .sketch { display: flex; flex-wrap: wrap; gap: 12px 24px; margin: 0 0 10px; padding: 10px 12px; border: 1px dashed var(--line); border-radius: 6px; }
        .drawn > summary { margin-bottom: 6px; font-size: 12px; color: var(--faint); cursor: pointer; }
        .sketch .half { flex: 0 1 260px; min-width: 0; } .sketch .half > h3 { margin: 0 0 4px; color: var(--faint); font-weight: 400; }
        .window { border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--ground); overflow-wrap: anywhere; margin-bottom: 8px; }
        .window .bar { display: block; width: 100%; height: 34px; } .window > div, .window > p, .window > ul { padding: 6px 10px; }
        .window .greeting { background: var(--raised); } .window li { padding: 3px 0; } .window .box { display: block; min-height: 1.6em; padding: 1px 6px; border: 1px solid var(--line); border-radius: 4px; color: var(--faint); }
        .window .must { color: var(--cut); } .bubble { display: inline-block; width: 44px; height: 44px; vertical-align: middle; }
        .count, .remark { color: var(--faint); font-size: 12px; margin-left: 6px; }
        .remark { color: var(--alter); }
        .about { padding: 3px 10px; font-size: 12px; color: var(--faint); display: flex; flex-wrap: wrap; gap: 0 14px; border-bottom: 1px solid var(--line); }
        .about code { font-size: 11.5px; }
        .change > .note { padding: 4px 10px; color: var(--faint); }

        table { border-collapse: collapse; }
        .fields { width: 100%; table-layout: fixed; }
        .fields thead th { padding: 2px 10px; font-size: 11px; font-weight: 400; color: var(--faint); text-align: left; }
        .fields thead th:first-child { width: 26%; }
        .fields tbody th { padding: 3px 10px; text-align: left; font-weight: 400; vertical-align: top; }
        .fields td { padding: 3px 10px; vertical-align: top; overflow-wrap: anywhere; }
        .fields tr + tr > * { border-top: 1px solid var(--line); }
        .fields:not(.whole) tbody th > span { color: var(--faint); }
        td.old:not(:has(.missing)) { background: var(--cut-ground); } td.new:not(:has(.missing)) { background: var(--add-ground); }
        .create td.old, .delete td.new { background: none; }
        del { background: var(--cut-mark); border-radius: 2px; text-decoration: line-through; text-decoration-thickness: 1px; }
        ins { background: var(--add-mark); border-radius: 2px; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
        .none { color: var(--faint); font-style: italic; font-size: 12.5px; }
        .swatch { width: 15px; height: 15px; margin-right: 6px; vertical-align: -3px; border: 1px solid var(--faint); border-radius: 3px; }
        .form { border: 1px solid var(--line); margin-bottom: 10px; }
        .form thead th:first-child { width: 22%; } .form thead th:nth-child(2) { width: 20%; }
        .form tbody { border-top: 2px solid var(--line); }
        .form th.name { border-left: 4px solid var(--line); }
        .form .create th.name { border-left-color: var(--add); } .form .update th.name { border-left-color: var(--alter); } .form .delete th.name { border-left-color: var(--cut); }
        .form th.name .address { display: block; font-weight: 400; font-size: 11px; color: var(--faint); }
        .form tr.about { display: table-row; border-bottom: 0; } .form tr.about td { padding: 2px 10px; } .form tr.about .about { padding: 0; border: 0; }
        .form tbody:focus-visible { outline-offset: -2px; }
        h3 { margin: 10px 0 4px; font-size: 13px; font-weight: 600; overflow-wrap: anywhere; }

        .text { border: 1px solid var(--line); border-radius: 4px; overflow: hidden; background: var(--ground); }
        .row { display: grid; grid-template-columns: 4.2em minmax(0, 1fr); }
        .two .row { grid-template-columns: 4.2em minmax(0, 1fr) 4.2em minmax(0, 1fr); }
        .row code { padding: 0 6px; min-height: 1.5em; }
        .row .old { background: var(--cut-ground); } .row .new { background: var(--add-ground); }
        .row .void { background: var(--raised); }
        .n { padding: 1px 6px 0; text-align: right; font: 11px/1.6 var(--mono); color: var(--faint); background: var(--raised); user-select: none; }
        .fields .wide { padding: 0 10px 8px; border-top: 0 !important; }
        .change > .values { padding: 4px 10px; }
        .change.bare { margin: 0 0 3px; padding: 2px 10px; border-left-width: 4px; border-left-style: solid; content-visibility: auto; contain-intrinsic-size: auto 24px; overflow-wrap: anywhere; }
        .values { display: flex; flex-wrap: wrap; gap: 1px 18px; }
        .values .at { color: var(--faint); }
        .values .text { width: 100%; }
        .alike > summary { padding: 1px 10px; font-size: 12px; color: var(--faint); background: var(--raised); cursor: pointer; }
        .empty { padding: 30px 0; color: var(--faint); }

        @media screen and (max-width: 760px) {
          .top { position: static; padding: 10px 12px 8px; }
          .page { display: block; }
          .side { position: static; max-height: none; padding: 10px 12px 0; }
          .side ul { display: flex; flex-wrap: wrap; gap: 0 10px; }
          .keys { display: none; }
          .change > summary .known, .bare .known, .change .address { display: none; }
          main { padding: 10px 12px 40px; }
          .fields, .fields tbody, .fields tr, .fields td, .fields tbody th { display: block; width: auto; }
          .fields thead { display: none; }
          td.old::before { content: "before "; color: var(--faint); font-size: 11px; } td.new::before { content: "after "; color: var(--faint); font-size: 11px; }
          .fields tr > * + td { border-top: 0 !important; }
          .two .row { grid-template-columns: 3.4em minmax(0, 1fr); }
          .two .row .n:nth-child(3):empty, .two .row .void { display: none; }
          .two .row > .n:nth-child(3):not(:empty) ~ code:not(.new), .two .row > code:not(.old):not(.new) ~ .n { display: none; }
        }
        @media print {
          :root { --ground: #fff; --raised: #f4f4f4; --text: #000; --faint: #555; --line: #ccc; --add: #0a5a2a; --cut: #9c1c1c; --alter: #7a4d00; --add-ground: #eef8f1; --cut-ground: #fcefef; --add-mark: #c4ebd0; --cut-mark: #f6cccc; }
          body { font-size: 10.5px; }
          code, .row code { font-size: 9.5px; }
          h1 { font-size: 15px; } h1 code { font-size: 13px; } h2, .group > h2, .notices h2 { font-size: 12px; } h3 { font-size: 11px; }
          .count, .remark, .about, .facts dt, .side .name, .chart figcaption { font-size: 9.5px; }
          .about code, .n, .counts, .none, .form th.name .address { font-size: 8.5px; }
          .top, .side { position: static; }
          .tools, .skip, .beside, .side input { display: none !important; }
          #shown { display: block; }
          .page { display: block; }
          .side { max-height: none; padding: 8px 20px; }
          .side ul { display: flex; flex-wrap: wrap; gap: 0 14px; }
          details.change { content-visibility: visible; }
          details.change > summary, h2, h3 { break-after: avoid; }
          .row, .fields tr, .notices li { break-inside: avoid; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          @page { margin: 14mm; }
        }
        """#
}
