"""The report for people and for other tools. Each module: `render(report, package)` one whole document; `part` and
`join` the same for several packages. `named` turns a canonical file name into the one the reader knows."""
