#!/usr/bin/env python3
"""Makes the PDF records and the floor plan of the sample handbook from plain text sources.

Each `tests/sample/evidence/EV-xxx.txt` starts with header lines (`KEYS` below) and an empty line; `Path` names the
file to make under `content/evidence/`. A source whose path ends in `.pdf` holds paragraphs, `## ` headings, `- ` or
`1. ` list items, tables (lines with ` | ` between the cells, the first line being the column heads) and `**bold**`
words. A source whose path ends in `.png` holds a plan: `room`, `door` and `point` lines (see `draw_plan`).

    evidence.py            writes what differs
    evidence.py --check    writes nothing, names what differs and exits 1

Only the standard library is used. The bytes depend on the sources alone: no clock, no locale, no compression in the
PDFs. The steps: `read_source` -> `Layout` -> `pdf_bytes`, or `read_source` -> `draw_plan` -> `png_bytes`.
"""

import re
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "evidence"
TARGET = SOURCES.parents[2] / "content" / "evidence"
COMPANY = "Quillhaven Software (fictional)"
NOTICE = "Sample record of a fictional company. Not affiliated with or endorsed by ISO or IEC."
KEYS = ["Title", "Reference", "Date", "Prepared by", "Classification", "Path"]


@dataclass(frozen=True)
class Source:
    """One text source: its header by key, and the lines after the header."""
    head: dict
    lines: list

    @property
    def footer(self):
        """Reference and classification, as printed at the foot of every page and picture."""
        return f"{self.head['Reference']}  |  {self.head['Classification']}"


def read_source(path):
    """Reads a source; a missing, unknown or misplaced header line or a character the fonts lack is an error."""
    text = path.read_text(encoding="utf-8")
    head, _, body = text.partition("\n\n")
    pairs = [line.partition(": ")[::2] for line in head.splitlines()]
    if [key for key, _ in pairs] != KEYS:
        raise SystemExit(f"{path}: the header must be {', '.join(KEYS)}, in this order")
    if lacking := set(text) - set(REGULAR) - {"\n"}:
        raise SystemExit(f"{path}: the fonts have no {' '.join(sorted(lacking))}")
    return Source(dict(pairs), body.splitlines())


def blocks(lines):
    """The blocks of a record as (kind, content): heading or paragraph (text), item (marker, text), table (rows)."""
    found = [("", [])]
    for text in map(str.strip, lines):
        kind = ("" if not text else "heading" if text.startswith("## ") else "table" if " | " in text
                else "item" if re.match(r"(-|\d+\.) ", text) else "paragraph")
        before = found[-1][0]
        if kind == before == "table" or (kind == "paragraph" and before in ("paragraph", "item")):
            found[-1][1].append(text)
        else:
            found.append((kind, [text]))
    content = {"heading": lambda held: held[0][3:], "paragraph": " ".join,
               "item": lambda held: " ".join(held).split(" ", 1),
               "table": lambda held: [[cell.strip() for cell in line.split(" | ")] for line in held]}
    return [(kind, content[kind](held)) for kind, held in found if kind]


# Widths of the characters in thousandths of the font's size, in this order.
CHARACTERS = "".join(map(chr, range(32, 127))) + "\u2013\u2018\u2019\u201c\u201d\u2022\u20ac\u00d7"
REGULAR = dict(zip(CHARACTERS, map(int, (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584 556 222 222 333 333 350 556 584").split())))
BOLD = dict(zip(CHARACTERS, map(int, (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584 556 278 278 500 500 350 556 584").split())))
WIDTHS = {"F1": REGULAR, "F2": BOLD}


def width(text, font, size):
    """Width of a text in points."""
    return sum(WIDTHS[font][char] for char in text) * size / 1000


def words(text, font="F1"):
    """Splits a text into (word, font) pairs, each with the space before it; `**` switches the bold font on and off."""
    text = re.sub(r" \*\*(?=\S)", "** ", text)
    return [(word, "F2" if odd % 2 else font)
            for odd, run in enumerate(text.split("**")) for word in re.findall(r" ?[^ ]+", run)]


def wrap(pieces, limit, size, measure=width):
    """Breaks (word, font) pairs into lines no wider than the limit, in the unit of `measure(word, font, size)`."""
    lines, line, used = [], [], 0.0
    for word, font in pieces:
        if line and word[0] == " " and used + measure(word, font, size) > limit + 0.01:
            lines, line, used = [*lines, line], [], 0.0
        word = word if line else word.lstrip()
        line, used = [*line, (word, font)], used + measure(word, font, size)
    return [*lines, line]


def column_widths(rows, size, padding, total):
    """Shares the total among table columns, narrow ones first, by the root of what each needs; words are never cut."""
    def widest(column, split):
        return padding + max(width(part, "F1" if i else "F2", size)
                             for i, row in enumerate(rows) for part in split(row[column].replace("**", "")))
    order = sorted((widest(i, lambda cell: [cell]), widest(i, str.split), i) for i in range(len(rows[0])))
    widths, left = {}, total
    for place, (natural, least, column) in enumerate(order):
        spare = left - sum(low for _, low, _ in order[place + 1:])
        share = left * natural ** 0.5 / sum(wish ** 0.5 for wish, _, _ in order[place:])
        widths[column] = max(least, min(natural, spare, share))
        left -= widths[column]
    if left < -0.01:
        raise SystemExit(f"the table with the heads {rows[0]} is too wide for the page")
    return [widths[i] * total / (total - left) for i in range(len(order))]


PAGE_W, PAGE_H = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 62.0, PAGE_W - 62.0, PAGE_H - 86.0, 70.0
BODY, LEADING, CELL, CELL_LEADING = 9.6, 13.2, 8.7, 11.2
INK, ACCENT, QUIET, HAIR = "0.13 0.15 0.18", "0.09 0.33 0.38", "0.42 0.45 0.48", "0.78 0.80 0.82"
NUMBER = re.compile(r"\d[\d,.]*( %)?|-")


class Layout:
    """Flows the blocks of one record down its pages; `pages` holds the drawing operators of each."""

    def __init__(self, source):
        self.source, self.pages, self.y = source, [[]], TOP
        self.title_block()
        queue = list(blocks(source.lines))
        for (kind, content), following in zip(queue, [kind for kind, _ in queue[1:]] + [""]):
            getattr(self, kind)(content, following)
        for number in range(len(self.pages)):
            self.frame(number)

    def text(self, x, y, text, font="F1", size=BODY, colour=INK, page=-1):
        """Draws one run of text with its left end at (x, y), by default on the last page."""
        self.pages[page].append(f"BT {colour} rg /{font} {size:g} Tf {x:.2f} {y:.2f} Td {literal(text)} Tj ET")

    def rule(self, y, colour=HAIR, weight=0.5, page=-1):
        """Draws a line across the text area."""
        self.pages[page].append(f"{colour} RG {weight:g} w {LEFT:.2f} {y:.2f} m {RIGHT:.2f} {y:.2f} l S")

    def line(self, pieces, x, size):
        """Draws one wrapped line at the current height, joining neighbours of one font."""
        while pieces:
            font = pieces[0][1]
            count = next((i for i, piece in enumerate(pieces) if piece[1] != font), len(pieces))
            run = "".join(word for word, _ in pieces[:count])
            self.text(x, self.y, run, font, size)
            x, pieces = x + width(run, font, size), pieces[count:]

    def room(self, height):
        """Starts a new page unless this height is left on the current one; says whether it did."""
        if self.y - height >= BOTTOM:
            return False
        self.pages.append([])
        self.y = TOP
        return True

    def paragraph(self, text, following, marker="", indent=0):
        """Sets a paragraph, never leaving a single line at the foot of a page."""
        lines = wrap(words(text), RIGHT - LEFT - indent, BODY)
        for i, line in enumerate(lines):
            self.room(LEADING * (2 if i in (0, len(lines) - 2) and len(lines) > 1 else 1))
            self.y -= LEADING
            if marker and i == 0:
                self.text(LEFT + 3, self.y, marker, colour=ACCENT)
            self.line(line, LEFT + indent, BODY)
        self.y -= 7.0 if following != "item" else 2.5 if marker else 4.0

    def item(self, content, following):
        """Sets a list item with its marker hanging in front."""
        self.paragraph(content[1], following, content[0].replace("-", "\u2022"), 16)

    def heading(self, text, following):
        """Sets a heading together with the start of what follows it."""
        self.room(24 + (62 if following == "table" else 2 * LEADING))
        self.y -= 20 if self.y < TOP else 12
        self.text(LEFT, self.y, text, "F2", 11.5, ACCENT)
        self.y -= 3

    def table(self, rows, _following):
        """Sets a table with thin rules; whole rows move to the next page, where the heads are repeated."""
        if any(len(row) != len(rows[0]) for row in rows):
            raise SystemExit(f"the table with the heads {rows[0]} has rows of unequal length")
        widths = column_widths(rows, CELL, 10, RIGHT - LEFT)
        right = [i > 0 and all(NUMBER.fullmatch(row[i]) for row in rows[1:]) for i in range(len(widths))]
        self.y -= 3
        wrapped = [[wrap(words(cell, "F1" if i else "F2"), w - 10, CELL) for cell, w in zip(row, widths)]
                   for i, row in enumerate(rows)]
        heights = [max(map(len, cells)) * CELL_LEADING + 6 for cells in wrapped]
        for i, cells in enumerate(wrapped):
            if self.room(heights[i] + (heights[1] if i == 0 else 0)) and i > 0:
                self.row(wrapped[0], widths, right, ACCENT)
            self.row(cells, widths, right, HAIR if i else ACCENT)
        self.y -= 7

    def row(self, cells, widths, right, colour):
        """Draws one table row and the rule below it; columns of numbers stand flush right."""
        top, x = self.y, LEFT
        for lines, column, flush in zip(cells, widths, right):
            self.y = top - 1
            for line in lines:
                self.y -= CELL_LEADING
                shift = column - 10 - sum(width(word, font, CELL) for word, font in line) if flush else 0
                self.line(line, x + shift, CELL)
            x += column
        self.y = top - max(map(len, cells)) * CELL_LEADING - 6
        self.rule(self.y, colour, 0.8 if colour == ACCENT else 0.4)

    def title_block(self):
        """Sets the title and, between two rules, the other header fields."""
        for line in wrap(words(self.source.head["Title"], "F2"), RIGHT - LEFT, 17):
            self.y -= 21
            self.line(line, LEFT, 17)
        self.y -= 14
        self.rule(self.y, ACCENT, 0.8)
        for key, x in zip(KEYS[1:5], (LEFT, LEFT + 142, LEFT + 228, RIGHT - 78)):
            self.text(x, self.y - 13, key, size=7.5, colour=QUIET)
            self.text(x, self.y - 25, self.source.head[key], "F2", 9)
        self.y -= 34
        self.rule(self.y)
        self.y -= 8

    def frame(self, page):
        """Draws the head and the foot of a page, once the number of pages is known."""
        def pair(y, left, right, size, font="F1"):
            self.text(LEFT, y, left, font, size, QUIET, page)
            self.text(RIGHT - width(right, "F1", size), y, right, "F1", size, QUIET, page)
        pair(PAGE_H - 56, COMPANY, self.source.head["Title"] if page else "Evidence record", 8.2, "F2")
        self.rule(PAGE_H - 63, page=page)
        self.rule(55, page=page)
        pair(43, self.source.footer, f"Page {page + 1} of {len(self.pages)}", 8.2)
        self.text(LEFT, 32, NOTICE, "F1", 6.8, QUIET, page)


def literal(text):
    """A PDF string in WinAnsi encoding, written with plain ASCII."""
    safe = re.sub(r"([\\()])", r"\\\1", text).encode("cp1252")
    return "(" + "".join(chr(byte) if byte < 127 else f"\\{byte:03o}" for byte in safe) + ")"


def pdf_bytes(source):
    """The finished PDF of a record: catalogue, page tree, two built-in fonts, metadata, then the pages."""
    pages = Layout(source).pages
    font = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /Helvetica{} >>"
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) /ViewerPreferences << /DisplayDocTitle true >> >>",
               f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] /MediaBox [0 0 {PAGE_W} {PAGE_H}] "
               "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>", font.format(""), font.format("-Bold"),
               f"<< /Title {literal(source.head['Title'])} /Author {literal(COMPANY)} "
               f"/Subject {literal(source.head['Reference'])} "
               f"/CreationDate (D:{source.head['Date'].replace('-', '')}120000Z) >>"]
    for i, operators in enumerate(pages):
        stream = "\n".join(operators)
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {7 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return out + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} "
                  f"/Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(out)}\n%%EOF\n").encode("ascii")


# The characters 32 to 126 as five columns of pixels each, lowest bit on top; bit 7 is the row of descenders.
GLYPHS = bytes.fromhex("""
    0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649562050 0000070000 001c224100 0041221c00
    2a1c7f1c2a 08083e0808 0080600000 0808080808 0000606000 2010080402 3e5149453e 00427f4000 7249494946 2141494d33
    1814127f10 2745454539 3c4a494931 4121110907 3649494936 464949291e 0000360000 0080760000 0008142241 1414141414
    4122140800 0201590906 3e415d594e 7c1211127c 7f49494936 3e41414122 7f4141413e 7f49494941 7f09090901 3e41515172
    7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f020c027f 7f0408107f 3e4141413e 7f09090906 3e4151215e
    7f09192946 2649494932 01017f0101 3f4040403f 1f2040201f 3f4038403f 6314081463 0304780403 6151494543 007f414100
    0204081020 0041417f00 0402010204 8080808080 0001020400 2054545478 7f48444438 3844444428 384444487f 3854545418
    08087e0902 18a4a4a47c 7f08040478 00447d4000 4080847d00 7f10284400 00417f4000 7c04780478 7c08040478 3844444438
    fc24242418 18242424fc 7c08040408 4854545424 04043f4424 3c4040407c 1c2040201c 3c4030403c 4428102844 1ca0a0a07c
    4464544c44 0008364100 0000770000 0041360800 0201020402""")
WHITE, SHADE, LINE, MUTED, DARK, TEAL = map(bytes.fromhex, "ffffff eef3f4 c7ccd1 6b7279 21262e 175461".split())


class Canvas:
    """A picture of RGB pixels with rectangles, discs and text in the built-in pixel font."""

    def __init__(self, wide, high):
        self.wide, self.high, self.pixels = wide, high, bytearray(WHITE * (wide * high))

    def box(self, x, y, wide, high, colour):
        """Fills a rectangle."""
        for row in range(y, y + high):
            start = 3 * (row * self.wide + x)
            self.pixels[start:start + 3 * wide] = colour * wide

    def disc(self, x, y, radius, colour):
        """Fills a disc."""
        for row in range(-radius, radius + 1):
            half = round((radius * radius + radius - row * row) ** 0.5)
            self.box(x - half, y + row, 2 * half + 1, 1, colour)

    def text(self, x, y, text, colour=DARK, scale=2, ink=True):
        """Writes a text with its upper left corner at (x, y), unless `ink` is off; gives the width it takes."""
        start = x
        for char in text:
            glyph = GLYPHS[5 * (ord(char) - 32):][:5].strip(b"\0") or b"\0\0"
            for column, bits in enumerate(glyph):
                for row in range(8 * ink):
                    if bits >> row & 1:
                        self.box(x + column * scale, y + row * scale, scale, scale, colour)
            x += (len(glyph) + 1) * scale
        return x - start


def draw_plan(source):
    """Draws a floor plan with its legend; lengths are metres from the upper left corner of the building.

    `room | X Y WIDTH HEIGHT | NAME`, `door | X Y WIDTH HEIGHT` (a gap in a wall), and
    `point | X Y | HEADING | TEXT`, numbered in their order and explained below the plan in two columns.
    """
    def entries(kind):
        rows = [line.split(" | ") for line in source.lines if line.startswith(kind)]
        return [([round(float(number) * 46) for number in row[1].split()], *row[2:]) for row in rows]
    canvas, left, top, points = Canvas(1200, 1200), 48, 120, entries("point")
    canvas.text(left, 34, source.head["Title"], TEAL, 3)
    keeper = source.head["Prepared by"].lower()
    canvas.text(left, 76, f"{COMPANY}, {source.head['Date']}. The {keeper} keeps the pictures by number.", MUTED)
    for (x, y, wide, high), name in entries("room"):
        canvas.box(left + x - 3, top + y - 3, wide + 6, high + 6, DARK)
        canvas.box(left + x + 3, top + y + 3, wide - 6, high - 6, SHADE)
        canvas.text(left + x + 14, top + y + 14, name, MUTED)
    for (x, y, wide, high), in entries("door"):
        canvas.box(left + x - 3 * (wide < high), top + y - 3 * (high < wide), max(wide, 6), max(high, 6), WHITE)
    bottoms = [max(top + y + high for (_, y, _, high), _ in entries("room")) + 34] * 2
    for number, ((x, y), heading, text) in enumerate(points, 1):
        column = 2 * number > len(points) + 1
        legend = left + 574 * column
        for disc_x, disc_y in ((left + x, top + y), (legend + 15, bottoms[column] + 13)):
            canvas.disc(disc_x, disc_y, 15, TEAL)
            shift = canvas.text(0, 0, str(number), ink=False) // 2 - 1
            canvas.text(disc_x - shift, disc_y - 6, str(number), WHITE)
        canvas.text(legend + 44, bottoms[column], heading, TEAL)
        for line in wrap(words(text), 480, 2, lambda word, _, size: canvas.text(0, 0, word, scale=size, ink=False)):
            bottoms[column] += 21
            canvas.text(legend + 44, bottoms[column], "".join(word for word, _ in line))
        bottoms[column] += 35
    end = max(bottoms)
    canvas.box(left, end + 8, canvas.wide - 2 * left, 1, LINE)
    canvas.text(left, end + 22, source.footer, MUTED)
    canvas.text(canvas.wide - left - canvas.text(0, 0, NOTICE, scale=1, ink=False), end + 26, NOTICE, MUTED, 1)
    canvas.high = end + 66
    return canvas


def png_bytes(canvas):
    """The picture as a PNG file."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    stride = 3 * canvas.wide
    rows = b"".join(b"\0" + canvas.pixels[i * stride:(i + 1) * stride] for i in range(canvas.high))
    head = struct.pack(">IIBBBBB", canvas.wide, canvas.high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def content(data):
    """What has to agree between two runs: a PNG is compared unpacked, because zlib versions pack differently."""
    at = data.find(b"IDAT") if data.startswith(b"\x89PNG") else -1
    return data if at < 0 else (data[:33], zlib.decompressobj().decompress(data[at + 4:]))


def main(arguments):
    """Makes every file; returns the exit code."""
    if arguments not in ([], ["--check"]):
        raise SystemExit("usage: evidence.py [--check]")
    different = 0
    for path in sorted(SOURCES.glob("EV-*.txt")):
        source = read_source(path)
        target = TARGET / source.head["Path"]
        made = png_bytes(draw_plan(source)) if target.suffix == ".png" else pdf_bytes(source)
        if target.is_file() and content(target.read_bytes()) == content(made):
            continue
        different += 1
        print("differs:" if arguments else "written:", source.head["Path"])
        if not arguments:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made)
    return 1 if arguments and different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
