"""Little line pictures, drawn for children: each is one path in a square of 48, in the colour of the text and in no other."""

_FACE = "M44 24a20 20 0 1 1-40 0a20 20 0 1 1 40 0zM17 18v3M31 18v3"

PICTURES = {
    # five faces, and one that shrugs
    "face-1": f"{_FACE}M15 36q9-11 18 0",
    "face-2": f"{_FACE}M16 34q8-5 16 0",
    "face-3": f"{_FACE}M16 32h16",
    "face-4": f"{_FACE}M16 30q8 6 16 0",
    "face-5": f"{_FACE}M14 28q10 15 20 0z",
    "face-0": "M44 24a20 20 0 1 1-40 0a20 20 0 1 1 40 0zM18 19a6 6 0 1 1 9 5q-3 2-3 5M24 34v.5",
    # what the questions are about
    "time": "M43 24a19 19 0 1 1-38 0a19 19 0 1 1 38 0zM24 12v12l8 6",
    "path": "M6 43c4-12 32-5 32-15c0-9-20-4-20-14V5l12 4.5l-12 4.5",
    "people": (
        "M29 13a5 5 0 1 1-10 0a5 5 0 1 1 10 0zM14 40c0-11 4-16 10-16s10 5 10 16z"
        "M13 21a4 4 0 1 1-4-4M35 21a4 4 0 1 0 4-4M4 40c0-7 1-10 5-11M44 40c0-7-1-10-5-11"
    ),
    "ear": "M13 20a11 11 0 0 1 22 0c0 9-8 10-8 17a6 6 0 0 1-11 3M19 20a5 5 0 0 1 10 0c0 5-5 5-5 10",
    "words": "M5 8h38v24H23l-11 9v-9H5zM13 16h22M13 24h13",
    "trust": "M24 24c-8-6-11-9-11-14a5.5 5.5 0 0 1 11-2a5.5 5.5 0 0 1 11 2c0 5-3 8-11 14zM4 30c9 0 11 7 20 7s11-7 20-7M4 41h40",
    # the ends of the scale
    "storm": "M14 27a8 8 0 0 1 0-16a11 11 0 0 1 21 2a7 7 0 0 1 0 14zM25 27l-6 9h8l-5 8",
    "sun": (
        "M33 24a9 9 0 1 1-18 0a9 9 0 1 1 18 0zM24 4v5M24 39v5M4 24h5M39 24h5M10 10l3.5 3.5"
        "M34.5 34.5l3.5 3.5M10 38l3.5-3.5M34.5 13.5l3.5-3.5"
    ),
}


def svg(name: str) -> str:
    """The picture as a file of its own, for print."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path fill="none" stroke="#000" stroke-width="2.5" '
        f'stroke-linecap="round" stroke-linejoin="round" d="{PICTURES[name]}"/></svg>'
    )
