"""Write docs/performance.md, and the sizes in docs/scale.md, from what was measured: `python -m benchmarks.report`.

Goals are ratios within one run, so that they hold on any machine; where a part has not been measured at a size that a
goal names, the page says so. Nothing here measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.ground import results
from benchmarks.tables import table, write_section

DOCS = Path(__file__).parents[1] / "docs"
BUSY = 3.0  # load average from which on figures by the clock say little; a measurement makes some two itself
COUNTRY = (10_000, 30_000)  # minutes of all clusters since 2015: the least and the most
INTRODUCTION = """# What it costs

Measured on minutes of an invented nation (`benchmarks/corpus.py`), whose number and seed give the same bytes anywhere.
Their sentences were written by somebody who had not seen the rules; their truth is known, and how much of it is read
back stands in [reading.md](reading.md). What the figures mean for a whole country stands in [scale.md](scale.md).

```sh
make bench                                           # 1,000 minutes
make bench SIZE=10000
python -m benchmarks.run --only load write --size 100 1000
python -m benchmarks.report                          # writes this page
```
"""


def report() -> str:
    """The page."""
    found = results()
    parts = [
        INTRODUCTION,
        "## Where it was measured",
        *_machines(found),
        "## Goals",
        "",
        *table(("goal", "wanted", "measured"), _goals(found)),
    ]
    for heading, lines in _tables(found):
        parts += [f"\n## {heading}\n", *lines]
    return "\n".join(parts).rstrip() + "\n"


def _machines(found: dict[str, Any]) -> list[str]:
    """Each machine with its versions, and what was measured there when."""
    where: dict[tuple[str, ...], list[str]] = {}
    for part, sizes in found.items():
        for size, entry in sizes.items():
            busy = " (busy)" if entry["busy"] > BUSY else ""
            versions = ", ".join(f"{name} {number}" for name, number in sorted(entry["versions"].items()))
            where.setdefault((entry["machine"], entry["python"], versions, entry["date"]), []).append(
                f"{part} {size}{busy}"
            )
    rows = [(*key, ", ".join(parts)) for key, parts in sorted(where.items())]
    return ["", *table(("machine", "Python", "versions", "date", "measured there"), rows), ""]


def _goals(found: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    yield "whole reading", "no longer than spaCy's blank tokenizer on the same text", _against_spacy(found)
    yield "two cores read", "at least 1.6 times one", _each(found, "reading", "two_cores")
    for store in ("embedded", "neo4j"):
        yield (
            f"first load into an empty store ({store})",
            "at least 0.5 of the bare CREATE",
            _each(found, "write", store, "first", "of_floor"),
        )
        yield f"later load ({store})", "at least 0.25 of it", _each(found, "write", store, "later", "of_floor")
    yield "one more document", "at 10,000 at most 1.5 times its cost at 100", _growth(found, "one_more", "seconds")
    for store in ("embedded", "neo4j"):
        wanted = "at 10,000 at most 3 times those at 100"
        yield f"queries with a start ({store})", wanted, _anchored(found, store)
    yield "memory of a load", "the same at every size", _each(found, "load", "first", "peak_megabytes", unit=" MB")
    yield "`lineage X` from the shell", "under 1 s", _each(found, "cold", "lineage", "seconds", unit=" s")


def _each(found: dict[str, Any], part: str, *keys: str, unit: str = "") -> str:
    """The figure at every size at which it was measured."""
    values = []
    for size, entry in sorted(found.get(part, {}).items(), key=lambda one: int(one[0])):
        value = _at(entry, *keys)
        if value is not None:
            values.append(f"{value:g}{unit} ({int(size):,})")
    return ", ".join(values) or "not measured"


def _against_spacy(found: dict[str, Any]) -> str:
    for size, entry in _sorted(found, "extraction")[-1:]:
        times = re.search(r"spaCy tokenizer.*reading takes (\S+) times", entry["output"])
        if times:
            return f"{times[1]} times as long ({size:,})"
    return "not measured"


def _growth(found: dict[str, Any], part: str, *keys: str) -> str:
    """The figure at the largest size as a multiple of that at the smallest."""
    sizes = sorted((int(size) for size in found.get(part, {})), key=int)
    if len(sizes) < 2:
        return "not measured at two sizes"
    small, large = (_at(found[part][str(size)], *keys) for size in (sizes[0], sizes[-1]))
    return f"{large / small:.2f} times ({sizes[-1]:,} against {sizes[0]:,})" if small and large else "not measured"


def _at(entry: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(entry, dict) or key not in entry:
            return None
        entry = entry[key]
    return entry


def _tables(found: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield "Reading", _by_size(found, "reading", {
        "minutes/s": ("minutes_per_second",), "MB/s": ("megabytes_per_second",),
        "minutes/s on two cores": ("minutes_per_second_on_two",), "two cores": ("two_cores",),
    })  # fmt: skip
    for size, entry in _sorted(found, "extraction"):
        yield f"Stages of reading, {size:,} minutes", ["```", entry["output"], "```"]
    for part, heading in (("growth", "Time of reading against the length of the text"), ("formats", "Formats")):
        for _, entry in _sorted(found, part)[-1:]:
            yield heading, ["```", entry["output"], "```"]
    yield "Loading (`klyngegraf load`, embedded store, all minutes)", _by_size(found, "load", {
        "s": ("first", "seconds"), "minutes/s": ("minutes_per_second",), "MB of memory": ("first", "peak_megabytes"),
        "nothing new, s": ("nothing_new", "seconds"), "MB of store": ("store_megabytes",),
    })  # fmt: skip
    for store in ("embedded", "neo4j"):
        rate = "rows_per_second"
        columns = {
            "bare CREATE": (store, "floor", rate), "first load": (store, "first", rate),
            "of bare": (store, "first", "of_floor"), "later load": (store, "later", rate),
            "later, of bare": (store, "later", "of_floor"),
        }  # fmt: skip
        heading = f"Writing, rows (nodes and relationships) a second: {store}"
        yield heading, _by_size(found, "write", {"rows": ("rows",), **columns})
    yield "One more document", _by_size(found, "one_more", {
        "s": ("seconds",), "s of processor": ("processor_seconds",), "MB of memory": ("peak_megabytes",),
    })  # fmt: skip
    for size, entry in _sorted(found, "queries"):
        yield f"Queries, {size:,} minutes", _queries(entry["queries"])
    commands = ("help", "lineage", "search", "query", "doctor")
    yield (
        "From the shell, s (median of five fresh processes)",
        _by_size(found, "cold", {name: (name, "seconds") for name in commands}),
    )
    drawn = {
        f"{kind}, {unit}": (kind, key)
        for kind in ("view", "site")
        for unit, key in (("s", "seconds"), ("MB", "megabytes"))
    }
    yield "Pictures and site", _by_size(found, "view", drawn)
    yield "Writing the minutes themselves", _by_size(found, "generate", {
        "s": ("seconds",), "MB": ("megabytes",), "MB of memory": ("peak_megabytes",),
    })  # fmt: skip


def _sorted(found: dict[str, Any], part: str) -> list[tuple[int, Any]]:
    return sorted((int(size), entry) for size, entry in found.get(part, {}).items())


def _by_size(found: dict[str, Any], part: str, columns: Mapping[str, tuple[str, ...]]) -> list[str]:
    rows = []
    for size, entry in _sorted(found, part):
        values = [_at(entry, *keys) for keys in columns.values()]
        rows.append((f"{size:,}", *("–" if value is None else f"{value:,}" for value in values)))
    return table(("minutes", *columns), rows) if rows else ["Not measured."]


def _queries(figures: list[dict[str, str]]) -> list[str]:
    """What `benchmarks.queries` printed, once more; p50 / p95 in milliseconds."""
    heads = list(figures[0])
    return table(heads, [[entry[head] for head in heads] for entry in figures])


def _anchored(found: dict[str, Any], store: str) -> str:
    """How much longer queries with a start take at the largest size than at the smallest, at the 95th percentile."""
    sizes = _sorted(found, "queries")
    if len(sizes) < 2:
        return "not measured at two sizes"
    small, large = (_slowest(entry["queries"], store) for _, entry in (sizes[0], sizes[-1]))
    times = sorted(large[name] / max(small[name], 1) for name in small.keys() & large.keys())
    if not times:
        return "not measured"
    compared = f"{sizes[-1][0]:,} against {sizes[0][0]:,}"
    return f"{times[len(times) // 2]:.1f} times (median), {times[-1]:.1f} (worst); {compared}"


def _slowest(queries: list[dict[str, str]], store: str) -> dict[str, float]:
    """The 95th percentile of each query with a start, in milliseconds."""
    return {q["query"]: float(q[store].split("/")[1]) for q in queries if q["asked"] == "start" and store in q}


def sizing() -> str:
    """What a whole country takes, in proportion to the largest measured size."""
    loads, writes = (_sorted(results(), part) for part in ("load", "write"))
    if not loads or not writes:
        return "Not measured yet."
    size, load = loads[-1]
    rows_of, write = writes[-1]
    least, most = (count / size for count in COUNTRY)
    figures = {
        "nodes and relationships": tuple(f"{write['rows'] / rows_of * count:,.0f}" for count in COUNTRY),
        "store on disk, GB": tuple(f"{load['store_megabytes'] * times / 1000:.1f}" for times in (least, most)),
        "first load, hours": tuple(f"{load['first']['seconds'] * times / 3600:.1f}" for times in (least, most)),
    }
    heads = ("", *(f"{count:,} minutes" for count in COUNTRY))
    note = (
        f"In proportion to {size:,} generated minutes on the machine of [performance.md](performance.md) "
        f"({load['machine']}). Memory of that load: {load['first']['peak_megabytes']:.0f} MB."
    )
    return "\n".join((note, "", *table(heads, [(name, *values) for name, values in figures.items()])))


if __name__ == "__main__":
    (DOCS / "performance.md").write_text(report(), encoding="utf-8")
    write_section(DOCS / "scale.md", "Sizes", sizing())
